package org.scribes.textgen.config;

import java.util.OptionalLong;
import org.eclipse.microprofile.config.Config;

/**
 * The memory of all models in this process together.
 *
 * @param memory {@code textgen.local.memory}: bytes in the processor's memory for weights, KV caches and computing;
 *     absent: what is free before the first load
 */
public record LocalMemoryConfig(OptionalLong memory) {
    private static final Property<Long> MEMORY = Property.bytes("textgen.local.memory");
    static final Section<LocalMemoryConfig> SECTION =
            Section.of(LocalMemoryConfig.class, LocalMemoryConfig::read, MEMORY);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static LocalMemoryConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static LocalMemoryConfig read(PropertyReader reader) {
        return new LocalMemoryConfig(reader.read(MEMORY).map(OptionalLong::of).orElse(OptionalLong.empty()));
    }
}
