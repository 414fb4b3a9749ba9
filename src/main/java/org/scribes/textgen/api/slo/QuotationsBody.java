package org.scribes.textgen.api.slo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.slo.SloReport;
import org.scribes.textgen.slo.Window;

/** The JSON of verdict counts over each window. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "Quotations",
        description = "The verdicts of the service on the quotations in its answers, as the"
                + " model wrote them: repaired and omitted quotations count too.",
        requiredProperties = {"five_minutes", "hour", "day", "since_start"})
public record QuotationsBody(
        @Schema(description = "Over the last five minutes.") Counts fiveMinutes,
        @Schema(description = "Over the last hour.") Counts hour,
        @Schema(description = "Over the last 24 hours.") Counts day,

        @Schema(description = "Since this instance started.")
        Counts sinceStart) {

    /** How many quotations there are with each verdict. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(
            name = "QuotationCounts",
            description = "How many quotations there are with each verdict.",
            requiredProperties = {"verified", "altered", "misattributed", "outside_context", "fabricated"})
    record Counts(
            @Schema(description = "The passages hold these words.", examples = "812")
            long verified,

            @Schema(description = "A passage, or known scripture, holds nearly these words.", examples = "9")
            long altered,

            @Schema(description = "The passages hold these words, but not where the answer said.", examples = "4")
            long misattributed,

            @Schema(description = "Real scripture that the passages do not hold.", examples = "2")
            long outsideContext,

            @Schema(description = "Nothing that is known holds these words.", examples = "1")
            long fabricated) {
        static Counts of(Map<Verdict, Long> counts) {
            return new Counts(
                    counts.getOrDefault(Verdict.VERIFIED, 0L),
                    counts.getOrDefault(Verdict.ALTERED, 0L),
                    counts.getOrDefault(Verdict.MISATTRIBUTED, 0L),
                    counts.getOrDefault(Verdict.OUTSIDE_CONTEXT, 0L),
                    counts.getOrDefault(Verdict.FABRICATED, 0L));
        }
    }

    public static QuotationsBody of(SloReport report) {
        return new QuotationsBody(
                over(Window.FIVE_MINUTES, report),
                over(Window.HOUR, report),
                over(Window.DAY, report),
                over(Window.SINCE_START, report));
    }

    private static Counts over(Window window, SloReport report) {
        return Counts.of(report.quotations().getOrDefault(window, Map.of()));
    }
}
