package org.scribes.textgen.api.slo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.scribes.textgen.slo.ServiceLevels;

/** Tells whether the promises hold. */
@ApplicationScoped
@Path("/api/v1/slo")
public class SloResource {
    private final ServiceLevels levels;

    @Inject
    public SloResource(ServiceLevels levels) {
        this.levels = levels;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Whether the promises hold",
            description =
                    "Each objective with its target and what came of it over four windows of time. The figures are"
                            + " this instance's own and begin with its start; Prometheus adds up those of several. What people"
                            + " said is that of all instances with the same database. Requests count when they end; those that"
                            + " were refused or that nobody waited for do not. Answers from memory count as all others."
                            + " Availability is the share of looks, one every 5 seconds, at which `/health/ready` would have"
                            + " said that the model answers: the time during which the process was down is not in it.")
    @APIResponse(
            responseCode = "200",
            description = "What was found out.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SloBody.class)))
    public SloBody report() {
        return SloBody.of(levels.report());
    }
}
