package org.scribes.textgen.checkpoint;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The configuration reader for each {@code model_type}. */
final class FamilyConfigs {
    private static final Map<String, Function<ConfigJson, LlamaConfig>> READERS = new TreeMap<>(Map.of(
            "llama", LlamaConfig::new,
            "mistral", MistralConfig::new,
            "qwen2", Qwen2Config::new,
            "qwen3", Qwen3Config::new,
            "phi3", Phi3Config::new,
            "phi", PhiConfig::new,
            "gpt2", Gpt2Config::new));

    private FamilyConfigs() {}

    static LlamaConfig of(ConfigJson json) {
        String modelType = json.requiredText("model_type");
        @Nullable Function<ConfigJson, LlamaConfig> reader = READERS.get(modelType);
        if (reader == null) {
            throw json.refused(
                    "model_type", "is " + FileText.quoted(modelType) + "; this version reads " + READERS.keySet());
        }
        return reader.apply(json);
    }
}
