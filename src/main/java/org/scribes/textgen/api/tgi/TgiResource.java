package org.scribes.textgen.api.tgi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.openapi.Tags;

/** Answers prompts as text-generation-inference does, whatever the client accepts. */
@ApplicationScoped
@Tag(name = Tags.TGI)
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.WILDCARD)
public class TgiResource {
    private final TgiService service;

    @Inject
    public TgiResource(TgiService service) {
        this.service = service;
    }

    @POST
    @Operation(
            operationId = "tgi",
            summary = "Answer a prompt, whole or as a stream",
            description = "Sends a list of one answer, or a stream if `stream` is true.")
    @APIResponse(
            responseCode = "200",
            description = "The answer.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = TgiAnswer.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "events", value = TgiExamples.STREAM))
            })
    public void answer(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = TgiRequest.class),
                                            examples = @ExampleObject(name = "inputs", value = TgiExamples.REQUEST)))
                    TgiRequest body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable String user,
            @Suspended AsyncResponse response) {
        if (Boolean.TRUE.equals(body.stream())) {
            service.stream(body, user, response);
        } else {
            service.answer(body, user, response, true);
        }
    }

    @POST
    @Path("generate")
    @Operation(operationId = "tgiGenerate", summary = "Answer a prompt", description = "Waits for the whole answer.")
    @APIResponse(
            responseCode = "200",
            description = "The answer.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TgiAnswer.class)))
    public void generate(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = TgiRequest.class),
                                            examples = @ExampleObject(name = "inputs", value = TgiExamples.REQUEST)))
                    TgiRequest body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable String user,
            @Suspended AsyncResponse response) {
        service.answer(body, user, response, false);
    }

    @POST
    @Path("generate_stream")
    @Operation(
            operationId = "tgiGenerateStream",
            summary = "Answer a prompt as a stream",
            description =
                    "Sends the answer while it is generated, as server-sent events without names: the data of each is"
                            + " a TgiEvent, and that of a failure a TgiError. The stream ends with the event that has"
                            + " `generated_text`, or with an error. The pieces of a checked answer are no tokens of the model, so"
                            + " they have no ids and log-probabilities. A comment every 10 seconds, unless configured otherwise,"
                            + " keeps the connection open. To stop an answer, close the connection.")
    @APIResponse(
            responseCode = "200",
            description = "The events.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "events", value = TgiExamples.STREAM)))
    public void stream(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = TgiRequest.class),
                                            examples = @ExampleObject(name = "inputs", value = TgiExamples.REQUEST)))
                    TgiRequest body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable String user,
            @Suspended AsyncResponse response) {
        service.stream(body, user, response);
    }
}
