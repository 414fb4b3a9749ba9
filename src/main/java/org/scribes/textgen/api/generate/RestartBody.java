package org.scribes.textgen.api.generate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ErrorCode;

/** Tells that the answer begins anew, as it is sent. */
@Schema(
        name = "Restart",
        description = "The event `restart`: drop what was shown, another answer begins.",
        requiredProperties = "reason")
public record RestartBody(
        @Schema(
                description = "Why the answer before does not count: the code of its error, in small letters, such as"
                        + " `invalid_output` where it was not fit to be shown.",
                examples = "upstream_error")
        String reason) {
    static RestartBody of(ErrorCode reason) {
        return new RestartBody(EnumNames.of(reason));
    }
}
