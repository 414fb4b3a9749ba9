package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingSummary;

/** The JSON of a grounding summary. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "Grounding",
        description = "A summary of the answer's citations.",
        requiredProperties = {"policy", "layout", "verdicts", "verified_share", "cited_share"})
public record GroundingBody(
        @Schema(
                description = "The policy that was applied. With `off` nothing was verified, and the rest is empty.",
                enumeration = {"off", "report", "repair", "unquote", "enforce"},
                examples = "repair")
        String policy,

        @Schema(
                description =
                        "Where the passages were found: in `passages` of the request, be it empty, in the prompt as `numbered` "
                                + "blocks or under `source` headings; or, with none of these, the whole `prompt` counts.",
                nullable = true,
                enumeration = {"passages", "numbered", "source", "prompt"},
                examples = "passages")
        @Nullable
        String layout,

        @Schema(
                description = "The number of citations by kind and verdict, where above zero.",
                examples = "{\"quote\": {\"altered\": 1}, \"reference\": {\"in_context\": 1}}")
        Map<String, Map<String, Integer>> verdicts,

        @Schema(
                description = "Of the words that the answer shows as quotations, the share that the passages hold; "
                        + "null where nothing is quoted.",
                nullable = true,
                minimum = "0",
                maximum = "1",
                examples = "1.0")
        @Nullable
        Double verifiedShare,

        @Schema(
                description = "Of the answer's sentences, the share with a citation that is borne out; "
                        + "null where there is no sentence, or nothing was looked at.",
                nullable = true,
                minimum = "0",
                maximum = "1",
                examples = "1.0")
        @Nullable
        Double citedShare) {
    private static final GroundingBody OFF = new GroundingBody("off", null, Map.of(), null, null);

    /** The check of an answer; {@code off} if it was not checked. */
    public static GroundingBody of(GenerationResult result) {
        return result.grounded()
                .map(GroundedAnswer::summary)
                .map(GroundingBody::of)
                .orElse(OFF);
    }

    public static GroundingBody of(GroundingSummary summary) {
        Map<String, Map<String, Integer>> verdicts = new TreeMap<>();
        summary.counts().forEach((kind, counts) -> {
            Map<String, Integer> named = new TreeMap<>();
            counts.forEach((verdict, count) -> named.put(EnumNames.of(verdict), count));
            verdicts.put(EnumNames.of(kind), named);
        });
        return new GroundingBody(
                EnumNames.of(summary.policy()),
                EnumNames.of(summary.layout()),
                verdicts,
                JsonNulls.of(summary.verifiedShare()),
                JsonNulls.of(summary.citedShare()));
    }
}
