package org.scribes.textgen.config;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.config.PropertyValue.Lookup;

/** Reads properties and collects all problems, so that one message can name them. */
final class PropertyReader {
    /** Likely secrets in the wrong property: tokens of Hugging Face, keys in OpenAI's form, addresses with a password. */
    private static final Pattern SECRET_LIKE = Pattern.compile("hf_\\w{8,}|(?<!\\p{L})sk-[\\w-]{8,}|@");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[A-Za-z0-9._-]{1,100}\\}");

    private static final int MAX_SHOWN = 80;

    private final Config config;
    private final Lookup lookup;
    private final Notes notes;
    private final Map<Section<?>, Object> records = new HashMap<>();

    private PropertyReader(Config config, Lookup lookup, Notes notes) {
        this.config = config;
        this.lookup = lookup;
        this.notes = notes;
    }

    /** What readers of one configuration found, each thing once. */
    private record Notes(Set<String> problems, Set<String> warnings, Set<Path> files) {}

    /**
     * Reads with {@code reading}.
     *
     * @throws ConfigurationException if any value is wrong
     */
    static <T> T readAll(Config config, Function<PropertyReader, T> reading) {
        Notes notes = new Notes(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        T result = reading.apply(new PropertyReader(config, Lookup.in(config), notes));
        if (!notes.problems.isEmpty()) {
            throw new ConfigurationException(new ArrayList<>(notes.problems));
        }
        return result;
    }

    /** A reader that finds values by {@code lookup}, makes records of its own and reports to the same place. */
    PropertyReader with(Lookup lookup) {
        return new PropertyReader(config, lookup, notes);
    }

    /** All sources of this configuration. */
    Config config() {
        return config;
    }

    Lookup lookup() {
        return lookup;
    }

    /** What is not wrong, but probably not meant, in sentences. */
    List<String> warnings() {
        return List.copyOf(notes.warnings);
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
        lookup.find(property.name())
                .filter(given -> given.text().isEmpty())
                .ifPresent(given ->
                        refuse(given.origin() + " refers to " + references(given.raw()) + ", which is not set"));
        return find(property).flatMap(value -> {
            try {
                return Optional.of(property.parser().parse(value.text().orElseThrow()));
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
        return lookup.find(property.name())
                .filter(value -> !value.text().equals(Optional.of("")))
                .isPresent();
    }

    /** Reports that a well-formed value cannot be used. {@code reason} follows "name is value: ". */
    void refuse(Property<?> property, String reason) {
        find(property).ifPresent(value -> problem(property, value, reason));
    }

    /** Reports a problem that is not of one property. */
    void refuse(String problem) {
        notes.problems.add(problem);
    }

    /** Reports what is probably not meant. */
    void warn(String warning) {
        notes.warnings.add(warning);
    }

    /** Notes that a value is in {@code file}. */
    void uses(Path file) {
        notes.files.add(file);
    }

    /** The files that values are in. */
    List<Path> files() {
        return List.copyOf(notes.files);
    }

    /** The property's value, if it is not blank. */
    Optional<PropertyValue> find(Property<?> property) {
        return lookup.find(property.name())
                .filter(value -> value.text().filter(text -> !text.isEmpty()).isPresent());
    }

    private void problem(Property<?> property, PropertyValue value, String reason) {
        refuse(value.origin().is(shown(property, value.text().orElse(""))) + ": " + reason);
    }

    /** The properties in {@code ${…}}; nothing else of the value, which may hold a secret. */
    private static String references(String raw) {
        String names = REFERENCE.matcher(raw).results().map(MatchResult::group).collect(joining(" or "));
        return names.isEmpty() ? "a name" : names;
    }

    /** The value in quotes; secrets, and what looks like one, are not shown. */
    static String shown(Property<?> property, String text) {
        if (property.secret() || SECRET_LIKE.matcher(text).find()) {
            return "a value that is not shown here";
        }
        return '"' + plain(text) + '"';
    }

    /** The text without control characters, cut; the words "a name that is not shown here" for what looks like a secret. */
    static String plain(String text) {
        if (SECRET_LIKE.matcher(text).find()) {
            return "a name that is not shown here";
        }
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > MAX_SHOWN ? plain.substring(0, MAX_SHOWN) + "…" : plain;
    }
}
