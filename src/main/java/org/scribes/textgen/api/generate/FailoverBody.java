package org.scribes.textgen.api.generate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Failover;

/** The JSON of a failover. */
@Schema(
        name = "Failover",
        description = "A failover from one backend to the next.",
        requiredProperties = {"from", "to", "reason", "detail"})
record FailoverBody(
        @Schema(
                description = "The backend that failed.",
                enumeration = {"api", "local", "extractive"},
                examples = "api")
        String from,

        @Schema(
                description = "The next backend.",
                enumeration = {"api", "local", "extractive"},
                examples = "local")
        String to,

        @Schema(description = "The error code.", examples = "UPSTREAM_QUOTA")
        ErrorCode reason,

        @Schema(description = "The reason in words.", examples = "the monthly credits of this token are used up")
        String detail) {
    static FailoverBody of(Failover step) {
        return new FailoverBody(EnumNames.of(step.from()), EnumNames.of(step.to()), step.reason(), step.detail());
    }
}
