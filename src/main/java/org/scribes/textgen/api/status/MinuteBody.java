package org.scribes.textgen.api.status;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.slo.Minute;

/** The JSON of a minute. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "MinuteFigures",
        description = "What happened in one minute.",
        requiredProperties = {"at", "answered", "failed", "latency_p50_ms", "latency_p95_ms", "ready"})
record MinuteBody(
        @Schema(description = "When it began.", examples = "2026-12-01T12:00:07Z")
        String at,

        @Schema(description = "The answers.", examples = "12")
        long answered,

        @Schema(description = "The requests that failed; refused and cancelled requests do not count.", examples = "0")
        long failed,

        @Schema(
                description = "The median latency of the answers in milliseconds, too high by 1 % at most; null without"
                        + " answers.",
                nullable = true,
                examples = "412")
        @Nullable
        Long latencyP50Ms,

        @Schema(
                description = "The 95th percentile of their latency; null without answers.",
                nullable = true,
                examples = "1290")
        @Nullable
        Long latencyP95Ms,

        @Schema(
                description = "The share of the checks, one every 5 seconds, in which the model was ready; null before"
                        + " the first.",
                nullable = true,
                examples = "1.0")
        @Nullable
        Double ready) {
    static MinuteBody of(Minute minute) {
        return new MinuteBody(
                minute.begin().toString(),
                minute.answered(),
                minute.failed(),
                JsonNulls.of(minute.p50Millis()),
                JsonNulls.of(minute.p95Millis()),
                JsonNulls.of(minute.ready()));
    }
}
