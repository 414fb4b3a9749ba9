package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * Strict reader of a configuration file: a value of the wrong type or range is refused with its key. {@code null}
 * counts as absent, as in Hugging Face's files.
 */
final class ConfigJson {
    private static final int MAX_BYTES = 4 << 20;
    private static final int MAX_IDS = 1024;

    private final String file;
    private final String prefix;
    private final JsonNode object;

    private ConfigJson(String file, String prefix, JsonNode object) {
        this.file = file;
        this.prefix = prefix;
        this.object = object;
    }

    static ConfigJson read(Path folder, String file) {
        return new ConfigJson(file, "", JsonFiles.read(folder, file, MAX_BYTES));
    }

    /** Like {@link #read}, but empty if the file is absent. */
    static ConfigJson readIfPresent(Path folder, String file) {
        Optional<ObjectNode> object = JsonFiles.readIfPresent(folder, file, MAX_BYTES);
        return new ConfigJson(file, "", object.orElseGet(JsonFiles.MAPPER::createObjectNode));
    }

    static ConfigJson parse(String file, byte[] json) {
        return new ConfigJson(file, "", JsonFiles.parse(file, json));
    }

    boolean has(String key) {
        return object.hasNonNull(key);
    }

    /** Whether a key is missing rather than {@code null}. Transformers applies its default to missing keys only. */
    boolean isAbsent(String key) {
        return !object.has(key);
    }

    boolean isEmpty() {
        return object.isEmpty();
    }

    /** An integer from {@code min} to {@code max}. */
    OptionalInt optionalInt(String key, int min, int max) {
        return has(key) ? OptionalInt.of(wholeNumber(key, object.get(key), min, max)) : OptionalInt.empty();
    }

    int requiredInt(String key, int min, int max) {
        return optionalInt(key, min, max).orElseThrow(() -> missing(key));
    }

    /** A number from {@code min} to {@code max}. */
    OptionalDouble optionalDouble(String key, double min, double max) {
        return number(key, value -> value >= min && value <= max, "from " + min + " to " + max);
    }

    /** A number above 0 and at most {@code max}. */
    OptionalDouble optionalPositive(String key, double max) {
        return number(key, value -> value > 0 && value <= max, "above 0 and at most " + max);
    }

    double requiredPositive(String key, double max) {
        return optionalPositive(key, max).orElseThrow(() -> missing(key));
    }

    private OptionalDouble number(String key, DoublePredicate allowed, String range) {
        if (!has(key)) {
            return OptionalDouble.empty();
        }
        JsonNode node = object.get(key);
        if (!node.isNumber() || !allowed.test(node.doubleValue())) {
            throw refused(key, "must be a number " + range);
        }
        return OptionalDouble.of(node.doubleValue());
    }

    Optional<Boolean> optionalBoolean(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (!object.get(key).isBoolean()) {
            throw refused(key, "must be true or false");
        }
        return Optional.of(object.get(key).booleanValue());
    }

    /** Refuses a flag whose value is not {@code allowed}. A missing flag counts as {@code allowed}. */
    void require(String key, boolean allowed) {
        if (optionalBoolean(key).orElse(allowed) != allowed) {
            throw refused(key, "is " + !allowed + "; allowed: " + allowed);
        }
    }

    Optional<String> optionalText(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        String text = object.get(key).textValue();
        if (text == null || text.isEmpty()) {
            throw refused(key, "must be a string");
        }
        return Optional.of(text);
    }

    String requiredText(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    /** Token ids below {@code bound}, given as a number or a list; empty if absent. */
    List<Integer> tokenIds(String key, int bound) {
        if (!has(key)) {
            return List.of();
        }
        JsonNode node = object.get(key);
        if (!node.isArray()) {
            return List.of(wholeNumber(key, node, 0, bound - 1));
        }
        if (node.size() > MAX_IDS) {
            throw refused(key, "must hold at most " + MAX_IDS + " ids");
        }
        List<Integer> ids = new ArrayList<>();
        node.forEach(id -> ids.add(wholeNumber(key, id, 0, bound - 1)));
        return ids;
    }

    /** At most {@code max} strings; empty if absent. */
    List<String> texts(String key, int max) {
        if (!has(key)) {
            return List.of();
        }
        JsonNode node = object.get(key);
        if (!node.isArray() || node.size() > max) {
            throw refused(key, "must be a list of at most " + max + " strings");
        }
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The object under {@code key}. Its errors name keys as {@code key.inner}. */
    Optional<ConfigJson> optionalObject(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (!object.get(key).isObject()) {
            throw refused(key, "must be an object");
        }
        return Optional.of(new ConfigJson(file, prefix + key + ".", object.get(key)));
    }

    /** Whether a value is itself an object. */
    boolean isNested() {
        return object.properties().stream().anyMatch(entry -> entry.getValue().isObject());
    }

    /** The exception for an invalid value. {@code rule} follows the key in the message. */
    ModelLoadException refused(String key, String rule) {
        return new ModelLoadException(file, prefix + key + " " + rule);
    }

    private ModelLoadException missing(String key) {
        return refused(key, "is missing");
    }

    private int wholeNumber(String key, JsonNode node, int min, int max) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            throw refused(key, "must be a whole number from " + min + " to " + max);
        }
        return node.intValue();
    }
}
