package org.scribes.textgen.api.generate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Failover;

/** A backend that was passed over, as it is sent. */
@Schema(
        name = "Failover",
        description = "A backend that was passed over.",
        requiredProperties = {"from", "to", "reason", "detail"})
record FailoverBody(
        @Schema(
                description = "The backend that did not answer.",
                enumeration = {"api", "local", "extractive"},
                examples = "api")
        String from,

        @Schema(
                description = "The backend that was asked next.",
                enumeration = {"api", "local", "extractive"},
                examples = "local")
        String to,

        @Schema(description = "Why, for programs.", examples = "UPSTREAM_QUOTA")
        ErrorCode reason,

        @Schema(description = "Why, for people.", examples = "the monthly credits of this token are used up")
        String detail) {
    static FailoverBody of(Failover step) {
        return new FailoverBody(EnumNames.of(step.from()), EnumNames.of(step.to()), step.reason(), step.detail());
    }
}
