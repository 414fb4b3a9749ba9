package org.scribes.textgen.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.PropertyValue.Lookup;

/**
 * The catalogue's properties, from all sources and its file.
 *
 * @param lookup finds their values
 * @param targets the targets' names and where they are; those of the file first, in its order
 * @param models the models' names, likewise
 */
record CatalogueSettings(Lookup lookup, Map<String, Origin> targets, Map<String, Origin> models) {
    /**
     * Reads the file that the properties name; reports to {@code reader} what is wrong with it. Empty if the file cannot be
     * read.
     */
    static Optional<CatalogueSettings> read(PropertyReader reader) {
        Optional<Path> path = reader.read(Catalogue.FILE);
        Config given = reader.config();
        if (path.isEmpty()) {
            return Optional.of(new CatalogueSettings(
                    reader.lookup(),
                    names(given, CatalogueKeys.TARGETS, Map.of()),
                    names(given, CatalogueKeys.MODELS, Map.of())));
        }
        return CatalogueFile.read(path.get(), reader)
                .map(file -> new CatalogueSettings(
                        lookup(with(file, given), file),
                        names(given, CatalogueKeys.TARGETS, file.targets()),
                        names(given, CatalogueKeys.MODELS, file.models())));
    }

    /** Every property of a target or a model that is set. */
    Map<Property<?>, PropertyValue> given() {
        Map<Property<?>, PropertyValue> given = new LinkedHashMap<>();
        addGiven(CatalogueKeys.TARGETS, targets, given);
        addGiven(CatalogueKeys.MODELS, models, given);
        return given;
    }

    private void addGiven(CatalogueKeys keys, Map<String, Origin> names, Map<Property<?>, PropertyValue> given) {
        for (String name : names.keySet()) {
            for (String key : keys.keys().stream().sorted().toList()) {
                String property = keys.prefix() + name + "." + key;
                lookup.find(property)
                        .ifPresent(value -> given.put(
                                new Property<>(property, "", text -> text, CatalogueKeys.isSecret(key)), value));
            }
        }
    }

    /** Sees to it that references are replaced, and stronger sources win, as MicroProfile Config does it. */
    private static Config with(CatalogueFile file, Config given) {
        List<ConfigSource> sources = new ArrayList<>();
        given.getConfigSources().forEach(sources::add);
        sources.add(new FileSource(file.values()));
        return ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(sources.toArray(ConfigSource[]::new))
                .build();
    }

    private static Lookup lookup(Config config, CatalogueFile file) {
        Lookup all = Lookup.in(config);
        return property -> {
            ConfigValue value = config.getConfigValue(property);
            return FileSource.NAME.equals(value.getSourceName())
                    ? file.origin(property).map(origin -> PropertyValue.of(value, origin))
                    : all.find(property);
        };
    }

    /** The names in the file, then those in properties, then those in variables, which stand for names in small letters. */
    private static Map<String, Origin> names(Config config, CatalogueKeys keys, Map<String, Origin> inFile) {
        Map<String, Origin> dotted = new TreeMap<>();
        Map<String, String> variables = new TreeMap<>();
        for (ConfigSource source : config.getConfigSources()) {
            Set<String> all = source.getPropertyNames();
            for (String property : all) {
                keys.nameIn(property).ifPresent(name -> {
                    if (!property.startsWith(keys.prefix())) {
                        variables.putIfAbsent(property, source.getName());
                    } else if (!all.contains(Origin.variable(property))) {
                        dotted.putIfAbsent(name, Origin.of(keys.prefix() + name, source.getName()));
                    }
                });
            }
        }
        Map<String, Origin> names = new LinkedHashMap<>(inFile);
        dotted.forEach(names::putIfAbsent);
        variables.forEach((variable, source) -> {
            if (names.keySet().stream().noneMatch(name -> keys.isVariableOf(variable, name))) {
                String name = keys.nameIn(variable).orElseThrow();
                names.put(name, Origin.of(keys.prefix() + name, source));
            }
        });
        return names;
    }

    /** The file among the sources: below those of the process, above the defaults of the application. */
    private record FileSource(Map<String, String> values) implements ConfigSource {
        private static final String NAME = "the catalogue's file";
        private static final int ORDINAL = 200;

        @Override
        public int getOrdinal() {
            return ORDINAL;
        }

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public Set<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public @Nullable String getValue(String property) {
            return values.get(property);
        }

        /** Without the values, some of which are secrets. */
        @Override
        public String toString() {
            return NAME;
        }
    }
}
