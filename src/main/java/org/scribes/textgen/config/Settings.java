package org.scribes.textgen.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * All configuration records, read together so that one message names every problem.
 *
 * @param values each record by its type
 * @param warnings what is not wrong, but probably not meant, in sentences
 */
record Settings(Map<Class<?>, Object> values, List<String> warnings) {
    /** Every configuration record. This is the only list of them: it makes the beans and the known property names. */
    static final List<Section<?>> SECTIONS = List.of(
            HuggingFaceConfig.SECTION,
            AssistantConfig.SECTION,
            LocalConfig.SECTION,
            LocalMemoryConfig.SECTION,
            ApiConfig.SECTION,
            DoorConfig.SECTION,
            PageConfig.SECTION,
            ModelsConfig.SECTION,
            HubConfig.SECTION,
            RetryConfig.SECTION,
            BackendsConfig.SECTION,
            Catalogue.SECTION,
            ServerConfig.SECTION,
            StartConfig.SECTION,
            DataConfig.SECTION,
            GroundingConfig.SECTION,
            AuthConfig.SECTION,
            UserConfig.SECTION,
            RateConfig.SECTION,
            RedisConfig.SECTION,
            OutputConfig.SECTION,
            PiiConfig.SECTION,
            CacheConfig.SECTION,
            CostConfig.SECTION,
            BudgetConfig.SECTION,
            LedgerConfig.SECTION);

    Settings {
        values = Map.copyOf(values);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads all sections.
     *
     * @throws ConfigurationException if anything is wrong
     */
    static Settings from(Config config) {
        return PropertyReader.readAll(config, reader -> {
            for (ConfigSource source : config.getConfigSources()) {
                if (source instanceof EnvFileConfigSource envFile) {
                    envFile.problems().forEach(reader::refuse);
                    refuseVariables(config, envFile, reader);
                }
            }
            Map<Class<?>, Object> values = new LinkedHashMap<>();
            for (Section<?> section : SECTIONS) {
                values.put(section.type(), reader.read(section));
            }
            if (reader.read(StartConfig.SECTION).unknownNames() == UnknownNames.ERROR) {
                unknown(config).forEach(name -> name.problem().ifPresent(reader::refuse));
            }
            return new Settings(values, reader.warnings());
        });
    }

    /** The server reads them before the application reads the file, so that they would be obeyed by half. */
    private static void refuseVariables(Config config, EnvFileConfigSource file, PropertyReader reader) {
        for (String name : ServerConfig.VARIABLES) {
            if (file.getName().equals(config.getConfigValue(name).getSourceName())) {
                reader.refuse(name + " is in " + file.getName()
                        + ", which the server does not read: set it in the environment, and remove it from the file");
            }
        }
    }

    /** The names in {@code config} that are no properties but look like some. */
    static List<UnknownProperties.Unknown> unknown(Config config) {
        return new UnknownProperties(names()).in(config);
    }

    /** The record of type {@code type}. */
    <T> T get(Class<T> type) {
        return type.cast(Objects.requireNonNull(values.get(type), type::getName));
    }

    /** The names of all properties that are read. */
    static Set<String> names() {
        return Stream.concat(
                        Stream.of(EnvFileLocator.PROPERTY, StartConfig.FAILURE_PROPERTY),
                        SECTIONS.stream()
                                .flatMap(section -> section.properties().stream())
                                .map(Property::name))
                .collect(Collectors.toSet());
    }
}
