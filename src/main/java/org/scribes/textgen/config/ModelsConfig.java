package org.scribes.textgen.config;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Models that a request may name: the properties under {@code textgen.models}.
 *
 * @param allowed {@code allowed}: models beside the configured one
 */
public record ModelsConfig(List<String> allowed) {
    private static final Property<List<String>> ALLOWED = Property.models("textgen.models.allowed");
    static final Section<ModelsConfig> SECTION = Section.of(ModelsConfig.class, ModelsConfig::read, ALLOWED);

    public ModelsConfig {
        allowed = List.copyOf(allowed);
    }

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static ModelsConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static ModelsConfig read(PropertyReader reader) {
        return new ModelsConfig(reader.read(ALLOWED).orElse(List.of()));
    }
}
