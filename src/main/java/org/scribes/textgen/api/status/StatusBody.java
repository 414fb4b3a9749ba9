package org.scribes.textgen.api.status;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.api.model.ModelBody;
import org.scribes.textgen.api.slo.ObjectiveBody;

/** The JSON of the service's state. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "ServiceStatus",
        description = "The state of this instance.",
        requiredProperties = {
            "at",
            "since",
            "version",
            "model",
            "objectives",
            "judgements_read",
            "now",
            "cache",
            "budgets",
            "minutes"
        })
record StatusBody(
        @Schema(description = "When the figures were read.", examples = "2026-12-01T12:59:30.120Z")
        String at,

        @Schema(description = "When this instance began to count.", examples = "2026-12-01T08:00:00.500Z")
        String since,

        @Schema(description = "The version of the service.", examples = "1.0.0")
        String version,

        @Schema(description = "The model, as `/api/v1/model` describes it.")
        ModelBody model,

        @Schema(description = "The service level objectives, as `/api/v1/slo` reports them.", examples = "[]")
        List<ObjectiveBody> objectives,

        @Schema(
                description = "Whether the objectives of feedback are known. They are read beside the requests, at most"
                        + " every 10 seconds, so the first status does not have them. False also if no ledger is kept or"
                        + " its database is unavailable; then they have a count of 0.",
                examples = "true")
        boolean judgementsRead,

        @Schema(description = "The load at this moment.") LoadBody now,

        @Schema(description = "The answer cache.") CacheLookupsBody cache,

        @Schema(description = "The budgets that are configured.", examples = "[]")
        List<BudgetBody> budgets,

        @Schema(
                description = "The minutes of the last hour, oldest first. The last one is not over.",
                maxItems = 60,
                examples = "[]")
        List<MinuteBody> minutes) {}
