package org.scribes.textgen.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** The configuration as the service would read it, for tools: its problems, and where each value comes from. */
public final class SettingsReport {
    private final Config config;
    private @Nullable Settings settings;

    public SettingsReport(Config config) {
        this.config = config;
    }

    /** What would stop a start, one sentence each; empty if nothing. */
    public List<String> problems() {
        try {
            settings();
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems();
        }
    }

    /** What is not wrong, but probably not meant, one sentence each. */
    public List<String> warnings() {
        return settings().warnings();
    }

    /** Reads the configuration once, unless it is wrong. */
    private Settings settings() {
        Settings known = settings;
        if (known == null) {
            known = Settings.from(config);
            settings = known;
        }
        return known;
    }

    /** Names below {@code textgen.} that nothing reads and that are near to no other. */
    public List<String> unknown() {
        return Settings.unknown(config).stream()
                .filter(name -> name.nearest().isEmpty())
                .map(UnknownProperties.Unknown::given)
                .toList();
    }

    /**
     * A property that is set.
     *
     * @param name as whoever set it knows it
     * @param value its text, or a note that it is secret
     * @param source where it was set, to follow "from"
     */
    public record Given(String property, String name, String value, String source) {}

    /** All properties of the service that are set, in alphabetical order. */
    public List<Given> given() {
        List<Given> given = new ArrayList<>();
        properties().sorted((one, other) -> one.name().compareTo(other.name())).forEach(property -> {
            ConfigValue value = config.getConfigValue(property.name());
            if (value.getValue() != null && !value.getValue().isBlank()) {
                Origin origin = Origin.of(property.name(), String.valueOf(value.getSourceName()));
                given.add(new Given(
                        property.name(),
                        origin.name(),
                        PropertyReader.shown(property, value.getValue().strip()),
                        origin.source()));
            }
        });
        return given;
    }

    /** The property whose dotted name or variable is {@code name}. */
    public static Optional<String> property(String name) {
        return properties()
                .map(Property::name)
                .filter(known -> known.equals(name) || Origin.variable(known).equals(Origin.variable(name)))
                .findFirst();
    }

    /** The environment variable of {@code property}. */
    public static String variable(String property) {
        return Origin.variable(property);
    }

    private static Stream<Property<?>> properties() {
        return Settings.SECTIONS.stream().flatMap(section -> section.properties().stream());
    }

    /** The record of type {@code type}. */
    public <T> T get(Class<T> type) {
        return settings().get(type);
    }
}
