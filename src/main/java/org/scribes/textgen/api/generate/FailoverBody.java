package org.scribes.textgen.api.generate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Failover;

/** The JSON of a failover. */
@Schema(
        name = "Failover",
        description = "A failover from one target to the next.",
        requiredProperties = {"from", "to", "reason", "detail"})
record FailoverBody(
        @Schema(
                description = "The target that failed; without a catalogue `api`, `local` or `extractive`.",
                examples = "api")
        String from,

        @Schema(description = "The next target.", examples = "local")
        String to,

        @Schema(description = "The error code.", examples = "UPSTREAM_QUOTA")
        ErrorCode reason,

        @Schema(description = "The reason in words.", examples = "the monthly credits of this token are used up")
        String detail) {
    static FailoverBody of(Failover step) {
        return new FailoverBody(step.from(), step.to(), step.reason(), step.detail());
    }
}
