package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Explanation;
import org.scribes.textgen.domain.GenerationResult;

/** The JSON of an explanation. */
@Schema(
        name = "Explanation",
        description = "Why the answer is as it is, in words and in data.",
        requiredProperties = {"text", "sentences", "repairs", "targets"})
public record ExplanationBody(
        @Schema(
                description = "The whole explanation in plain words.",
                examples = "The answer is supported by John 3:16.")
        String text,

        @Schema(
                description = "The sentences of the answer; empty if it was not checked.",
                examples = "[{\"start\": 0, \"end\": 152, \"passages\": [\"1\"]}]")
        List<SentenceBody> sentences,

        @Schema(description = "What was changed in the answer.", examples = "[]")
        List<RepairBody> repairs,

        @Schema(
                description = "The targets that were asked, in order; empty for a cached answer.",
                examples = "[{\"target\": \"local\"}]")
        List<TargetBody> targets) {
    /** A sentence. */
    @Schema(
            name = "ExplainedSentence",
            description = "A sentence of the answer. Offsets count code points.",
            requiredProperties = {"start", "end", "passages"})
    record SentenceBody(
            @Schema(description = "Where it begins in `answer`.", minimum = "0", examples = "0")
            int start,

            @Schema(description = "Where it ends there.", minimum = "0", examples = "152")
            int end,

            @Schema(description = "The ids of the passages that support it.", examples = "[\"1\"]")
            List<String> passages) {}

    /** A change. */
    @Schema(
            name = "ExplainedRepair",
            description = "A change to the answer.",
            requiredProperties = {"kind", "verdict", "from", "to"})
    record RepairBody(
            @Schema(description = "As in `citations`.", examples = "quote")
            String kind,

            @Schema(description = "As in `citations`.", examples = "altered")
            String verdict,

            @Schema(description = "What the model wrote.", examples = "his one and only Son")
            String from,

            @Schema(description = "What is shown; empty if it was left out.", examples = "his only born Son")
            String to) {}

    /** A target. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TriedTarget", description = "A target that was asked.", requiredProperties = "target")
    record TargetBody(
            @Schema(description = "Its name.", examples = "api")
            String target,

            @Schema(description = "Why it did not answer; left out for the one that did.", examples = "UPSTREAM_QUOTA")
            @Nullable
            ErrorCode error,

            @Schema(description = "The same in words.", examples = "the monthly credits of this token are used up")
            @Nullable
            String detail) {}

    /** The explanation of an answer; null if it has none. */
    public static @Nullable ExplanationBody of(GenerationResult result) {
        return result.explanation().map(ExplanationBody::of).orElse(null);
    }

    private static ExplanationBody of(Explanation explanation) {
        return new ExplanationBody(
                explanation.text(),
                explanation.sentences().stream()
                        .map(one -> new SentenceBody(one.start(), one.end(), one.passages()))
                        .toList(),
                explanation.repairs().stream()
                        .map(one -> new RepairBody(
                                EnumNames.of(one.kind()), EnumNames.of(one.verdict()), one.from(), one.to()))
                        .toList(),
                explanation.targets().stream()
                        .map(one -> new TargetBody(
                                one.target(),
                                one.error().orElse(null),
                                one.detail().orElse(null)))
                        .toList());
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "ExplanationBody";
    }
}
