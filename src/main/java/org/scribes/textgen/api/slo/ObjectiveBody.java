package org.scribes.textgen.api.slo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.slo.Objective;
import org.scribes.textgen.slo.Window;

/** The JSON of a service level objective. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "Objective",
        description = "A service level objective and its levels.",
        requiredProperties = {"name", "promise", "target", "unit", "met", "five_minutes", "hour", "day", "since_start"})
public record ObjectiveBody(
        @Schema(
                description = "The objective's name.",
                enumeration = {
                    "latency_p95",
                    "latency_p99",
                    "error_rate",
                    "token_compliance",
                    "availability",
                    "false_quotations",
                    "mean_rating",
                    "flagged_hallucinations",
                    "wrong_citations"
                },
                examples = "latency_p95")
        String name,

        @Schema(description = "The objective in words.", examples = "95 in 100 answers arrive within 5 seconds")
        String promise,

        @Schema(description = "The target value.", examples = "5.0")
        double target,

        @Schema(
                description = "Of `target` and of every `value`; a share is from 0 to 1, a rating from 1 to 5.",
                enumeration = {"seconds", "share", "quotations", "rating"},
                examples = "seconds")
        String unit,

        @Schema(
                description = "Whether it was met over the last day; null when too little happened to say.",
                nullable = true,
                examples = "true")
        @Nullable
        Boolean met,

        @Schema(description = "Over the last five minutes.") LevelBody fiveMinutes,

        @Schema(description = "Over the last hour.") LevelBody hour,

        @Schema(description = "Over the last 24 hours.") LevelBody day,

        @Schema(description = "Since this instance started.")
        LevelBody sinceStart) {
    public static ObjectiveBody of(Objective objective) {
        return new ObjectiveBody(
                objective.name(),
                objective.promise(),
                objective.target(),
                objective.unit(),
                objective.met().orElse(null),
                LevelBody.of(objective.over(Window.FIVE_MINUTES)),
                LevelBody.of(objective.over(Window.HOUR)),
                LevelBody.of(objective.over(Window.DAY)),
                LevelBody.of(objective.over(Window.SINCE_START)));
    }
}
