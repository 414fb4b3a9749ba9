package org.scribes.textgen.api.openai;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.JsonParts;

/** Refuses, by name, fields whose meaning cannot be had: to ignore them would answer another question. */
final class Unsupported {
    private Unsupported() {}

    /** Refuses a field that holds anything. */
    static void refuse(@Nullable JsonNode value, String field, String rule) {
        if (JsonParts.isFilled(value)) {
            throw invalidParameter(field, rule);
        }
    }

    /** Refuses a field that is given, even if it holds nothing. */
    static void refuseGiven(@Nullable JsonNode value, String field, String rule) {
        if (JsonParts.given(value).isPresent()) {
            throw invalidParameter(field, rule);
        }
    }

    /** Refuses a field that is true. */
    static void refuse(@Nullable Boolean value, String field, String rule) {
        if (Boolean.TRUE.equals(value)) {
            throw invalidParameter(field, rule);
        }
    }

    /** Refuses other forms than text. */
    static void refuseFormat(@Nullable JsonNode format, String field) {
        JsonParts.given(format)
                .filter(JsonParts::isFilled)
                .filter(given -> !given.path("type").asText("").equals("text"))
                .ifPresent(other -> {
                    throw invalidParameter(field, "must be {\"type\": \"text\"}: answers have no fixed form yet");
                });
    }

    /** Refuses other media than text. */
    static void refuseModalities(@Nullable JsonNode modalities) {
        JsonParts.given(modalities)
                .filter(given -> JsonParts.elements(given)
                        .anyMatch(modality -> !modality.asText("").equals("text")))
                .ifPresent(other -> {
                    throw invalidParameter("modalities", "must be [\"text\"]: answers are text");
                });
    }
}
