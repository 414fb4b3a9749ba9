package org.scribes.textgen.api.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.generation.FeedbackService;

/** Records feedback on answers. */
@ApplicationScoped
@Tag(name = Tags.FEEDBACK)
@Path("/api/v1/feedback")
@Consumes(MediaType.APPLICATION_JSON)
public class FeedbackResource {
    private final FeedbackService feedback;
    private final CurrentRequest current;

    @Inject
    public FeedbackResource(FeedbackService feedback, CurrentRequest current) {
        this.feedback = feedback;
        this.current = current;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rateAnswer",
            summary = "Rate an answer",
            description = "Feedback appears in `GET /api/v1/slo`. Sent again for the same request, it"
                    + " replaces the former feedback. Only the key of the request can send it.")
    @APIResponse(
            responseCode = "200",
            description = "The recorded feedback, without the comment.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FeedbackBody.class)))
    @APIResponse(responseCode = "404", ref = "NoRequest")
    @APIResponse(responseCode = "503", ref = "LedgerAway")
    public FeedbackBody judge(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = FeedbackBody.class),
                                            examples = @ExampleObject(name = "feedback", value = Examples.FEEDBACK)))
                    FeedbackBody body) {
        feedback.judge(body.judgement(current.client(), Instant.now()));
        return body.withoutComment();
    }
}
