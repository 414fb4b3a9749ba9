package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.domain.LowerCase;

/**
 * What a server says of a failure, in any of the shapes that are about: {@code {"error": "…"}},
 * {@code {"error": {"message", "type", "code"}}}, {@code {"error", "error_type"}}, {@code {"detail": …}},
 * {@code {"message": "…"}}, each perhaps in an array.
 *
 * @param text all that is said, in small letters
 * @param kinds the machine-readable types and codes, in small letters
 * @param status a status that the body names
 * @param estimatedSeconds when the server expects to be able to answer
 */
record ErrorBody(String text, List<String> kinds, OptionalInt status, OptionalDouble estimatedSeconds) {
    /** What stands in the place of an error where there is none. */
    private static final List<String> NO_ERROR = List.of("", "false", "0", "null");

    private static final int LEAST_STATUS = 400;
    private static final int MOST_STATUS = 599;

    static ErrorBody of(String body, ObjectMapper json) {
        try {
            return of(json.readTree(body));
        } catch (JsonProcessingException notJson) { // then its words are all there is to go by
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

    /** Whether a document that came in place of an answer, or in the middle of one, tells of a failure. */
    static boolean isError(JsonNode document) {
        JsonNode bare = WireAnswer.bare(document);
        boolean answers = bare.hasNonNull("choices") || bare.hasNonNull("token") || bare.hasNonNull("generated_text");
        return says(bare.path("error"))
                || (!answers
                        && (bare.hasNonNull("detail")
                                || bare.hasNonNull("message")
                                || bare.path("object").asText().equals("error")));
    }

    /** Some servers send an error that is none beside each answer. */
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

    /** Without its text, which may repeat the request. */
    @Override
    public String toString() {
        return "ErrorBody[" + text.length() + " characters]";
    }

    private static String word(JsonNode node) {
        return node.isValueNode() ? LowerCase.of(node.asText()) : "";
    }

    /** FastAPI's {@code detail} is a text, or a list of what is wrong with each field. */
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
