package org.scribes.textgen.api.usage;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.usage.UsageStore.Line;

/** What was used, as it is sent. */
@Schema(
        name = "Usage",
        description = "What was used.",
        requiredProperties = {"from", "until", "group", "rows"})
record UsageBody(
        @Schema(description = "The first moment of what was added up.", examples = "2026-11-01T00:00:00Z")
        String from,

        @Schema(description = "The first moment after it.", examples = "2026-12-01T00:00:00Z")
        String until,

        @Schema(
                description = "What rows are made of.",
                enumeration = {"user", "model", "day"},
                examples = "model")
        String group,

        @Schema(description = "One for each that asked, answered or passed.", examples = "[]")
        List<UsageRowBody> rows) {
    static UsageBody of(UsagePeriod asked, List<Line> lines) {
        return new UsageBody(
                text(asked.from()),
                text(asked.until()),
                EnumNames.of(asked.group()),
                lines.stream().map(UsageRowBody::of).toList());
    }

    private static String text(Instant moment) {
        return moment.toString();
    }
}
