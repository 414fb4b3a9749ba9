package org.scribes.textgen.api.door;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.TextRules;

/** Reads fields that may have several JSON types. An explicit null counts as absent. */
public final class JsonParts {
    private JsonParts() {}

    /** The value, unless it is absent or null. */
    public static Optional<JsonNode> given(@Nullable JsonNode node) {
        return Optional.ofNullable(node).filter(value -> !value.isNull() && !value.isMissingNode());
    }

    /** Whether it is a list or an object with something in it, or another value. */
    public static boolean isFilled(@Nullable JsonNode node) {
        return given(node)
                .filter(value -> !value.isContainerNode() || !value.isEmpty())
                .isPresent();
    }

    /** A text or a list of texts. */
    public static List<String> texts(@Nullable JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        given(node)
                .ifPresent(value -> elements(value).forEach(element -> {
                    if (!element.isTextual()) {
                        throw invalidParameter(field, "must be a string or a list of strings");
                    }
                    texts.add(TextRules.required(element.textValue(), field));
                }));
        return texts;
    }

    /** A text field of an object. */
    public static Optional<String> text(JsonNode object, String name, String field) {
        Optional<JsonNode> value = given(object.get(name));
        if (value.isPresent() && !value.get().isTextual()) {
            throw invalidParameter(field + "." + name, "must be a string");
        }
        return value.map(JsonNode::textValue);
    }

    /** The elements of a list; a single value is a list of one. */
    public static Stream<JsonNode> elements(JsonNode value) {
        return value.isArray() ? value.valueStream() : Stream.of(value);
    }
}
