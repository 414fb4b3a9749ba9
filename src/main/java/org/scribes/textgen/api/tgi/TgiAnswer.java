package org.scribes.textgen.api.tgi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.ScribesBody;
import org.scribes.textgen.api.door.ShownScores;
import org.scribes.textgen.domain.GenerationResult;

/** The JSON of a whole answer. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "TgiAnswer",
        description =
                "A whole answer. Offsets in `scribes` count from the beginning of the answer, without the prompt.",
        requiredProperties = {"generated_text", "scribes"})
record TgiAnswer(
        @Schema(description = "The text, after the prompt if `return_full_text` is true.", examples = TgiExamples.TEXT)
        String generatedText,

        @Nullable TgiDetails details,

        ScribesBody scribes) {
    private static final String NO_TOKENS = "details.tokens is empty: the model that answered does not tell its tokens";

    static TgiAnswer of(GenerationResult result, TgiQuestion question) {
        return new TgiAnswer(
                question.shown(result.completion().text()),
                question.details() ? TgiDetails.of(result, question) : null,
                ScribesBody.of(result, question.details() ? warnings(result) : List.of()));
    }

    private static List<String> warnings(GenerationResult result) {
        List<String> warnings = new ArrayList<>(ShownScores.warnings(result.completion()));
        if (result.completion().scores().isEmpty()) {
            warnings.add(NO_TOKENS);
        }
        return warnings;
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TgiAnswer";
    }
}
