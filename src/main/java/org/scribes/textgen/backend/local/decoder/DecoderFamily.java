package org.scribes.textgen.backend.local.decoder;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * A family of models that one TorchScript text decodes. To add a family: write its text beside {@code llama.py},
 * implement this interface, and add it to {@link #ALL}.
 */
public interface DecoderFamily {
    List<DecoderFamily> ALL = List.of(new LlamaFamily(), new PhiFamily(), new Gpt2Family());

    /** The {@code model_type}s of {@code config.json} that this family decodes. */
    Set<String> modelTypes();

    /**
     * The plan for a checkpoint.
     *
     * @throws ModelLoadException where the configuration asks for something that the family's text does not compute
     */
    DecoderPlan plan(ModelConfig config);

    /** The family that decodes a {@code model_type}, refused with the list of what is allowed where there is none. */
    static DecoderFamily of(String modelType) {
        Map<String, DecoderFamily> byType = new TreeMap<>();
        for (DecoderFamily family : ALL) {
            family.modelTypes().forEach(type -> byType.put(type, family));
        }
        DecoderFamily family = byType.get(modelType);
        if (family == null) {
            throw new ModelLoadException(
                    "config.json", "model_type is " + modelType + "; this version decodes " + byType.keySet());
        }
        return family;
    }
}
