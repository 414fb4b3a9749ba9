package org.scribes.textgen.api.slo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.slo.SloReport;

/** The JSON of the service level objectives. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "ServiceLevels",
        description = "The service level objectives.",
        requiredProperties = {"at", "since", "judgements_read", "objectives", "quotations"})
record SloBody(
        @Schema(description = "When the levels were computed.", examples = "2026-11-23T13:06:22.120Z")
        String at,

        @Schema(
                description = "When this instance began to count. Windows that are longer hold what there is.",
                examples = "2026-11-22T08:00:00.500Z")
        String since,

        @Schema(
                description = "Whether the feedback could be read; false if no ledger is kept or its database is"
                        + " unavailable; then the objectives of feedback have a count of 0.",
                examples = "true")
        boolean judgementsRead,

        @Schema(description = "The objectives.", examples = "[]")
        List<ObjectiveBody> objectives,

        @Schema(description = "The service's verdicts on quotations.")
        QuotationsBody quotations) {
    static SloBody of(SloReport report) {
        return new SloBody(
                report.at().toString(),
                report.since().toString(),
                report.judgementsRead(),
                report.objectives().stream().map(ObjectiveBody::of).toList(),
                QuotationsBody.of(report));
    }
}
