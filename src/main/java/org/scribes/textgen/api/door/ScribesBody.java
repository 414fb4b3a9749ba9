package org.scribes.textgen.api.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.generate.CandidateBody;
import org.scribes.textgen.api.generate.CitationBody;
import org.scribes.textgen.api.generate.ExplanationBody;
import org.scribes.textgen.api.generate.GroundingBody;
import org.scribes.textgen.api.generate.MetadataBody;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.domain.GenerationResult;

/** What this service adds to the answers of other protocols. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Scribes",
        description = "What the service knows of an answer beside its protocol's own fields, as in Answer.",
        requiredProperties = {"status", "citations", "grounding", "warnings", "restarts", "metadata"})
public record ScribesBody(
        @Schema(
                description = "`degraded` when another backend answered than the first.",
                enumeration = {"ok", "degraded"},
                examples = "ok")
        String status,

        @Schema(
                description = "True if the text only says that there is no answer; left out otherwise.",
                examples = "true")
        @Nullable
        Boolean refusal,

        @Schema(description = "The quotations, references and markers of the answer.", examples = "[]")
        List<CitationBody> citations,

        GroundingBody grounding,

        @Schema(description = "Deviations from the request; fit to show a user.", examples = "[]")
        List<String> warnings,

        @Schema(description = "How many attempts failed before the answer, unseen by the client.", examples = "0")
        int restarts,

        MetadataBody metadata,

        @Schema(
                description = "With `candidates`: all candidates, the best first; left out otherwise.",
                examples = Examples.CANDIDATES)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<CandidateBody> candidates,

        @Schema(description = "With `explain`: why the answer is as it is; left out otherwise.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        ExplanationBody explanation) {

    /**
     * What the service adds to an answer.
     *
     * @param warnings of the door, before those of the answer
     */
    public static ScribesBody of(GenerationResult result, List<String> warnings) {
        return new ScribesBody(
                result.route().degraded() ? "degraded" : "ok",
                result.completion().refusal() ? true : null,
                CitationBody.all(result),
                GroundingBody.of(result),
                Stream.concat(warnings.stream(), result.completion().warnings().stream())
                        .toList(),
                Math.max(0, result.route().attempts() - 1),
                MetadataBody.of(result),
                CandidateBody.all(result),
                ExplanationBody.of(result));
    }

    /** Returns this body with its warnings in other words. */
    public ScribesBody saying(UnaryOperator<String> words) {
        return new ScribesBody(
                status,
                refusal,
                citations,
                grounding,
                warnings.stream().map(words).toList(),
                restarts,
                metadata,
                candidates,
                explanation);
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "ScribesBody";
    }
}
