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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.slo.ServiceLevels;

/** Reports the service level objectives. */
@ApplicationScoped
@Tag(name = Tags.OPERATION)
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
            operationId = "getServiceLevels",
            summary = "Report service levels",
            description = "Each objective with its target and its level over four time windows. The figures are"
                    + " this instance's own and begin with its start; Prometheus adds up those of several. What people"
                    + " say comes from all instances with the same database. Requests count when they end; refused and"
                    + " cancelled requests do not count. Cached answers count."
                    + " Availability is the share of checks, one every 5 seconds, in which the model is ready:"
                    + " time while the process was down is not included.")
    @APIResponse(
            responseCode = "200",
            description = "The levels.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SloBody.class)))
    public SloBody report() {
        return SloBody.of(levels.report());
    }
}
