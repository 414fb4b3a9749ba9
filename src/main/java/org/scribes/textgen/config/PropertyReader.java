package org.scribes.textgen.config;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** Reads properties and collects all problems, so that one message can name them. */
final class PropertyReader {
    /** Likely secrets in the wrong property: tokens of Hugging Face, and addresses with a password. */
    private static final Pattern SECRET_LIKE = Pattern.compile("hf_\\w{8,}|@");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[A-Za-z0-9._-]{1,100}\\}");

    private static final int MAX_SHOWN = 80;

    private final Config config;
    private final Map<Section<?>, Object> records = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private PropertyReader(Config config) {
        this.config = config;
    }

    /**
     * Reads with {@code reading}.
     *
     * @throws ConfigurationException if any value is wrong
     */
    static <T> T readAll(Config config, Function<PropertyReader, T> reading) {
        PropertyReader reader = new PropertyReader(config);
        T result = reading.apply(reader);
        if (!reader.problems.isEmpty()) {
            throw new ConfigurationException(reader.problems);
        }
        return result;
    }

    /** The section's record. Each section is parsed once, also if other sections depend on it. */
    <T> T read(Section<T> section) {
        Object known = records.get(section);
        if (known != null) {
            return section.type().cast(known);
        }
        T record = section.parser().apply(this);
        records.put(section, record);
        return record;
    }

    /** The property's value; empty if it is absent, blank or wrong. */
    <T> Optional<T> read(Property<T> property) {
        ConfigValue given = config.getConfigValue(property.name());
        if (given.getValue() == null && given.getRawValue() != null) {
            problems.add(Origin.of(property.name(), given.getSourceName()) + " refers to "
                    + references(given.getRawValue()) + ", which is not set");
        }
        return find(property).flatMap(value -> {
            try {
                return Optional.of(property.parser().parse(text(value)));
            } catch (IllegalArgumentException e) {
                problem(property, value, "allowed is " + property.allowed());
                return Optional.empty();
            }
        });
    }

    OptionalInt readInt(Property<Integer> property) {
        return read(property).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    OptionalDouble readDouble(Property<Double> property) {
        return read(property).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    /** Whether the property has a value, right or wrong. */
    boolean given(Property<?> property) {
        return find(property).isPresent();
    }

    /** Reports that a well-formed value cannot be used. {@code reason} follows "name is value: ". */
    void refuse(Property<?> property, String reason) {
        find(property).ifPresent(value -> problem(property, value, reason));
    }

    /** Reports a problem that is not of one property. */
    void refuse(String problem) {
        problems.add(problem);
    }

    private Optional<ConfigValue> find(Property<?> property) {
        ConfigValue value = config.getConfigValue(property.name());
        if (value.getValue() == null) {
            return Optional.empty();
        }
        return text(value).isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static String text(ConfigValue value) {
        return value.getValue().strip();
    }

    private void problem(Property<?> property, ConfigValue value, String reason) {
        Origin origin = Origin.of(property.name(), value.getSourceName());
        problems.add(
                origin.name() + " is " + shown(property, text(value)) + " (from " + origin.source() + "): " + reason);
    }

    /** The properties in {@code ${…}}; nothing else of the value, which may hold a secret. */
    private static String references(String raw) {
        return REFERENCE.matcher(raw).results().map(MatchResult::group).collect(joining(" or "));
    }

    /** The value in quotes; secrets, and what looks like one, are not shown. */
    static String shown(Property<?> property, String text) {
        if (property.secret() || SECRET_LIKE.matcher(text).find()) {
            return "a value that is not shown here";
        }
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return '"' + (plain.length() > MAX_SHOWN ? plain.substring(0, MAX_SHOWN) + "…" : plain) + '"';
    }
}
