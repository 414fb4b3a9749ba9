package org.scribes.textgen.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an answer was checked against its passages, as it is sent. */
@Schema(
        name = "Grounding",
        description = "How the answer was checked against the passages.",
        requiredProperties = {"mode"})
record GroundingBody(
        @Schema(description = "`off`: it was not. This version does not check.", enumeration = "off", examples = "off")
        String mode) {
    static final GroundingBody OFF = new GroundingBody("off");
}
