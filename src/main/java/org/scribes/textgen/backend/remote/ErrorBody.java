package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.domain.LowerCase;

/**
 * An error body in any common form: {@code {"error": "…"}}, {@code {"error": {"message", "type", "code"}}}, {@code
 * {"error", "error_type"}}, {@code {"detail": …}} or {@code {"message": "…"}}, possibly in an array.
 *
 * @param text all messages, in lower case
 * @param kinds machine-readable types and codes, in lower case
 * @param status the status in the body
 * @param estimatedSeconds when the server expects to be ready
 */
record ErrorBody(String text, List<String> kinds, OptionalInt status, OptionalDouble estimatedSeconds) {
    /** Values of {@code error} that mean no error. */
    private static final List<String> NO_ERROR = List.of("", "false", "0", "null");

    private static final int LEAST_STATUS = 400;
    private static final int MOST_STATUS = 599;

    static ErrorBody of(String body, ObjectMapper json) {
        try {
            return of(json.readTree(body));
        } catch (JsonProcessingException notJson) { // then use the text as the message
            return new ErrorBody(LowerCase.of(body), List.of(), OptionalInt.empty(), OptionalDouble.empty());
        }
    }

    static ErrorBody of(JsonNode body) {
        JsonNode bare = WireAnswer.bare(body);
        JsonNode error = bare.path("error").isObject() ? bare.path("error") : bare;
        List<String> kinds = List.of(
                word(error.path("type")),
                word(error.path("code")),
                word(bare.path("type")),
                word(bare.path("code")),
                word(error.path("status")),
                word(bare.path("error_type")));
        return new ErrorBody(
                String.join(
                        " ",
                        word(error.path("message")),
                        word(error.path("param")),
                        word(bare.path("error")),
                        said(bare.path("detail"))),
                kinds,
                status(error.path("code"), error.path("status"), error.path("status_code"), bare.path("status_code")),
                bare.path("estimated_time").isNumber()
                        ? OptionalDouble.of(bare.path("estimated_time").doubleValue())
                        : OptionalDouble.empty());
    }

    /** Whether a document that replaces an answer, or interrupts one, is an error. */
    static boolean isError(JsonNode document) {
        JsonNode bare = WireAnswer.bare(document);
        boolean answers = bare.hasNonNull("choices") || bare.hasNonNull("token") || bare.hasNonNull("generated_text");
        return says(bare.path("error"))
                || (!answers
                        && (bare.hasNonNull("detail")
                                || bare.hasNonNull("message")
                                || bare.path("object").asText().equals("error")));
    }

    /** Whether the field holds an error: some servers send an empty one with each answer. */
    private static boolean says(JsonNode error) {
        return error.isContainerNode() ? !error.isEmpty() : !NO_ERROR.contains(error.asText(""));
    }

    boolean says(String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    boolean isKind(String... names) {
        return kinds.stream().anyMatch(List.of(names)::contains);
    }

    /** Omits the text, which may repeat the request. */
    @Override
    public String toString() {
        return "ErrorBody[" + text.length() + " characters]";
    }

    private static String word(JsonNode node) {
        return node.isValueNode() ? LowerCase.of(node.asText()) : "";
    }

    /** FastAPI's {@code detail}: a string, or a list with a message for each field. */
    private static String said(JsonNode detail) {
        return detail.isContainerNode() ? LowerCase.of(detail.toString()) : word(detail);
    }

    private static OptionalInt status(JsonNode... places) {
        for (JsonNode place : places) {
            int status = place.asInt();
            if (status >= LEAST_STATUS && status <= MOST_STATUS) {
                return OptionalInt.of(status);
            }
        }
        return OptionalInt.empty();
    }
}
