package org.scribes.textgen.api.slo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.slo.SloReport;

/** Whether the promises hold, as it is sent. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "ServiceLevels",
        description = "Whether the service does what it promises.",
        requiredProperties = {"at", "since", "judgements_read", "objectives", "quotations"})
record SloBody(
        @Schema(description = "When this was worked out.", examples = "2026-11-23T13:06:22.120Z")
        String at,

        @Schema(
                description = "When this instance began to count. Windows that are longer hold what there is.",
                examples = "2026-11-22T08:00:00.500Z")
        String since,

        @Schema(
                description = "Whether what people said could be read; false when no ledger is kept or its database is"
                        + " away, and then the objectives that rest on it have a count of 0.",
                examples = "true")
        boolean judgementsRead,

        @Schema(description = "What is promised.", examples = "[]")
        List<ObjectiveBody> objectives,

        @Schema(description = "What the service itself found out about quotations.")
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
