package org.scribes.textgen.backend.local.decoder;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * A family of models that one TorchScript source decodes. To add a family, write its source beside {@code llama.py},
 * implement this interface and add it to {@link #ALL}.
 */
public interface DecoderFamily {
    List<DecoderFamily> ALL = List.of(new LlamaFamily(), new PhiFamily(), new Gpt2Family());

    /** The {@code model_type} values in {@code config.json} that this family supports. */
    Set<String> modelTypes();

    /**
     * Creates the plan for a checkpoint.
     *
     * @throws ModelLoadException if the source does not support the configuration
     */
    DecoderPlan plan(ModelConfig config);

    /**
     * The family for a {@code model_type}.
     *
     * @throws ModelLoadException if there is none; the message lists the supported values
     */
    static DecoderFamily of(String modelType) {
        Map<String, DecoderFamily> byType = new TreeMap<>();
        for (DecoderFamily family : ALL) {
            family.modelTypes().forEach(type -> byType.put(type, family));
        }
        DecoderFamily family = byType.get(modelType);
        if (family == null) {
            throw new ModelLoadException(
                    "config.json",
                    "model_type is " + modelType + "; the local engine runs " + String.join(", ", byType.keySet())
                            + ". Run this model behind a server such as vLLM or llama.cpp's, and name that by"
                            + " TEXTGEN_HUB_URL");
        }
        return family;
    }
}
