package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.LowerCase;

/**
 * Reads the text of a message's {@code content}: a string, or a list of strings and typed parts, as OpenAI and Mistral
 * send.
 */
final class ContentText {
    private ContentText() {}

    /** @throws JsonMappingException if a part of unknown type holds text, which must not be dropped */
    static String of(@Nullable JsonNode content) throws JsonMappingException {
        if (content == null || content.isNull()) {
            return "";
        }
        if (content.isTextual()) {
            return content.textValue();
        }
        if (content.isObject()) {
            return ofPart(content);
        }
        if (!content.isArray()) {
            throw unknown();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (part.isArray()) {
                throw unknown();
            }
            text.append(of(part));
        }
        return text.toString();
    }

    private static String ofPart(JsonNode part) throws JsonMappingException {
        String type = LowerCase.of(part.path("type").asText("text"));
        return switch (type) {
            case "text", "output_text", "text_delta" -> textIn(part.path("text"));
            case "refusal" -> textIn(part.path("refusal"));
            default -> {
                if (type.contains("think") || type.contains("reason") || !part.has("text")) {
                    yield ""; // not part of the answer, or not text
                }
                throw unknown();
            }
        };
    }

    /** A string, or an object with a {@code value}. */
    private static String textIn(JsonNode text) throws JsonMappingException {
        JsonNode value = text.isObject() ? text.path("value") : text;
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        throw unknown();
    }

    private static JsonMappingException unknown() {
        return new JsonMappingException(null, "content of an unknown form");
    }
}
