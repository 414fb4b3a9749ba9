package org.scribes.textgen.api.tgi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.ScribesBody;
import org.scribes.textgen.domain.GenerationResult;

/** The JSON of an event of a stream. Clients read the token of every event, the last one included. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = TgiEvent.SCHEMA,
        description = "A piece of the answer, or its end. The texts of all tokens are the answer.",
        requiredProperties = {"index", "token", "generated_text", "details"})
public record TgiEvent(
        @Schema(description = "The number of the event, from 1.", examples = "1")
        int index,

        TgiToken token,

        @Schema(description = "The whole answer, in the last event.", nullable = true, examples = TgiExamples.TEXT)
        @Nullable
        String generatedText,

        @Schema(
                description = "What is known of the answer, in the last event.",
                nullable = true,
                examples = TgiExamples.STREAM_DETAILS)
        @Nullable
        TgiStreamDetails details,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScribesBody scribes) {

    /** The name in the OpenAPI document. */
    public static final String SCHEMA = "TgiEvent";

    /** A piece of the answer. */
    static TgiEvent piece(int index, String text) {
        return new TgiEvent(index, TgiToken.piece(text), null, null, null);
    }

    /** The last event. */
    static TgiEvent end(int index, GenerationResult result, TgiQuestion question) {
        return new TgiEvent(
                index,
                TgiToken.END,
                question.shown(result.completion().text()),
                question.streamDetails() ? TgiStreamDetails.of(result, question) : null,
                ScribesBody.of(result, List.of()));
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TgiEvent[" + index + "]";
    }
}
