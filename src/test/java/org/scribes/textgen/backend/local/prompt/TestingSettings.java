package org.scribes.textgen.backend.local.prompt;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.checkpoint.GenerationConfig;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;

/** Configurations with a few given properties. */
public final class TestingSettings {
    static final GenerationConfig SILENT_MODEL = new GenerationConfig(
            List.of(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty());

    private TestingSettings() {}

    static SamplingDefaults defaults(GenerationConfig model, Map<String, String> properties) {
        SmallRyeConfig config = config(properties);
        return new SamplingDefaults(
                HuggingFaceConfig.from(config), AssistantConfig.from(config), LocalConfig.from(config), model);
    }

    public static RequestPreparer preparer(CheckpointTokenizer tokenizer) {
        return new RequestPreparer(
                new PromptEncoder(tokenizer, Optional.empty()),
                defaults(SILENT_MODEL, Map.of()),
                512,
                tokenizer.vocabularySize());
    }

    public static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
