package org.scribes.textgen.api.generate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ErrorCode;

/** The JSON of a restart event. */
@Schema(
        name = "Restart",
        description = "The event `restart`: discard the text so far, another answer begins.",
        requiredProperties = "reason")
public record RestartBody(
        @Schema(
                description = "Why the former answer is discarded: its error code in lower case, such as"
                        + " `invalid_output` if it failed validation.",
                examples = "upstream_error")
        String reason) {
    static RestartBody of(ErrorCode reason) {
        return new RestartBody(EnumNames.of(reason));
    }
}
