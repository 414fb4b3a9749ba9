package org.scribes.textgen.api.slo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.slo.Level;

/** The JSON of a level over a time window. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "Level",
        description = "The level of an objective over a time window, which is as long as its name says or shorter"
                + " by up to a tenth, a sixtieth or a ninety-sixth of it.",
        requiredProperties = {"value", "count", "burn_rate", "met", "enough_votes"})
record LevelBody(
        @Schema(
                description = "The figure, in the objective's unit. Seconds are too high by 1 % at most. Null when"
                        + " nothing happened.",
                nullable = true,
                examples = "0.412")
        @Nullable
        Double value,

        @Schema(
                description = "The number of samples: answers, requests that should have been answered, answers whose"
                        + " quotations were verified, availability checks, or votes.",
                examples = "1284")
        long count,

        @Schema(
                description =
                        "The share of bad samples divided by the share that the objective allows: 1 uses up exactly"
                                + " what it allows. Null when nothing happened, and where the objective allows none.",
                nullable = true,
                examples = "0.2")
        @Nullable
        Double burnRate,

        @Schema(
                description = "Whether the objective was met; counted exactly, not read off `value`. Null when nothing"
                        + " happened, or too few people have judged.",
                nullable = true,
                examples = "true")
        @Nullable
        Boolean met,

        @Schema(
                description = "For objectives of feedback: whether there are 20 votes or more. Null for others.",
                nullable = true,
                examples = "true")
        @Nullable
        Boolean enoughVotes) {
    static LevelBody of(Level level) {
        return new LevelBody(
                JsonNulls.of(level.value()),
                level.count(),
                JsonNulls.of(level.burnRate()),
                level.met().orElse(null),
                level.enoughVotes().orElse(null));
    }
}
