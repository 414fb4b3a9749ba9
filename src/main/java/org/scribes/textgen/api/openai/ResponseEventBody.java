package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of the events of a streamed response. Each has its type and its number in the stream. */
sealed interface ResponseEventBody {
    /** The name of the event. */
    String type();

    /** The response at its beginning or its end. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Whole(String type, int sequenceNumber, ResponseAnswerBody response) implements ResponseEventBody {}

    /** The message at its beginning or its end. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Message(String type, int sequenceNumber, int outputIndex, ResponseAnswerBody.Item item)
            implements ResponseEventBody {}

    /** The text at its beginning or its end. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Content(
            String type,
            int sequenceNumber,
            String itemId,
            int outputIndex,
            int contentIndex,
            ResponseAnswerBody.Part part)
            implements ResponseEventBody {}

    /** A piece of the text, or all of it. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Text(
            String type,
            int sequenceNumber,
            String itemId,
            int outputIndex,
            int contentIndex,
            @Nullable String delta,
            @Nullable String text,
            List<String> logprobs)
            implements ResponseEventBody {
        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "Text";
        }
    }

    /** A citation of the text so far. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Annotation(
            String type,
            int sequenceNumber,
            String itemId,
            int outputIndex,
            int contentIndex,
            int annotationIndex,
            ResponseAnswerBody.Link annotation)
            implements ResponseEventBody {}

    /** Why the stream ends. {@code error} is what clients of chat completions read. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Failed(
            String type,
            int sequenceNumber,
            String code,
            String message,
            @Nullable String param,
            OpenAiErrorBody.Failure error)
            implements ResponseEventBody {}
}
