package org.scribes.textgen.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.PropertyValue.Lookup;

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

    /** All properties of the service that are set, in alphabetical order, and then the catalogue's. */
    public List<Given> given() {
        Lookup lookup = Lookup.in(config);
        List<Given> given = new ArrayList<>();
        properties()
                .sorted(Comparator.comparing(Property::name))
                .forEach(property -> lookup.find(property.name()).ifPresent(value -> add(given, property, value)));
        catalogue().ifPresent(settings -> settings.given().forEach((property, value) -> add(given, property, value)));
        return given;
    }

    private static void add(List<Given> given, Property<?> property, PropertyValue value) {
        value.text()
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> given.add(new Given(
                        property.name(),
                        value.origin().name(),
                        PropertyReader.shown(property, text),
                        value.origin().source())));
    }

    /** Empty if the catalogue's file is wrong, which is among the problems. */
    private Optional<CatalogueSettings> catalogue() {
        try {
            return PropertyReader.readAll(config, CatalogueSettings::read);
        } catch (ConfigurationException wrong) {
            return Optional.empty();
        }
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
