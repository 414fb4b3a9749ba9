package org.scribes.textgen.api.usage;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.usage.UsageStore.Line;

/** The JSON of usage. */
@Schema(
        name = "Usage",
        description = "Usage of a period.",
        requiredProperties = {"from", "until", "group", "rows"})
record UsageBody(
        @Schema(description = "The first moment of the period.", examples = "2026-11-01T00:00:00Z")
        String from,

        @Schema(description = "The first moment after the period.", examples = "2026-12-01T00:00:00Z")
        String until,

        @Schema(
                description = "What each row stands for.",
                enumeration = {"user", "model", "day"},
                examples = "model")
        String group,

        @Schema(
                description = "One for each user, model or day.",
                examples =
                        "[{\"key\": \"meta-llama/Llama-3.1-8B-Instruct\", \"requests\": 120, \"answered\": 118, \"degraded\": 2, "
                                + "\"failed\": 2, \"cached\": 14, \"input_tokens\": 206000, \"tokens_generated\": 31000, "
                                + "\"cost_usd\": 0.0123, \"unpriced_requests\": 0, \"mean_latency_ms\": 2130}]")
        List<UsageRowBody> rows) {
    static UsageBody of(UsagePeriod period, List<Line> lines) {
        return new UsageBody(
                text(period.from()),
                text(period.until()),
                EnumNames.of(period.group()),
                lines.stream().map(UsageRowBody::of).toList());
    }

    private static String text(Instant moment) {
        return moment.toString();
    }
}
