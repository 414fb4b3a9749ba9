package org.scribes.textgen.api.generate;

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
import jakarta.ws.rs.core.Response;
import java.util.Optional;
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
import org.scribes.textgen.api.auth.RequestLimits;
import org.scribes.textgen.api.http.AsyncAnswers;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.EventStream;
import org.scribes.textgen.api.http.Json;
import org.scribes.textgen.api.http.ManagedHeartbeats;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.generation.GenerationService;
import org.scribes.textgen.generation.GroundingDefaults;

/** Answers prompts, as a whole or as a stream. */
@ApplicationScoped
@Tag(name = Tags.GENERATION)
@Path("/api/v1/generate")
@Consumes(MediaType.APPLICATION_JSON)
public class GenerateResource {
    private final RequestLimits limits;
    private final GenerationService generation;
    private final CurrentRequest current;
    private final ManagedHeartbeats heartbeats;
    private final Json json;
    private final GroundingDefaults grounding;
    private final AsyncAnswers answers;

    @Inject
    public GenerateResource(
            RequestLimits limits,
            GenerationService generation,
            CurrentRequest current,
            ManagedHeartbeats heartbeats,
            Json json,
            GroundingDefaults grounding,
            AsyncAnswers answers) {
        this.limits = limits;
        this.generation = generation;
        this.current = current;
        this.heartbeats = heartbeats;
        this.json = json;
        this.grounding = grounding;
        this.answers = answers;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "generate", summary = "Answer a prompt", description = "Waits for the whole answer.")
    @APIResponse(
            responseCode = "200",
            description = "The answer.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnswerBody.class),
                            examples = @ExampleObject(name = "answer", value = Examples.ANSWER)))
    @APIResponse(responseCode = "422", ref = "Ungrounded")
    @APIResponse(responseCode = "502", ref = "Upstream")
    public void generate(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = GenerateBody.class),
                                            examples = {
                                                @ExampleObject(name = "prompt", value = Examples.REQUEST),
                                                @ExampleObject(name = "messages", value = Examples.CONVERSATION)
                                            }))
                    GenerateBody body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable String user,
            @Suspended AsyncResponse response) {
        Cancellation cancellation = current.cancellation();
        GenerationRequest request =
                GenerateReader.read(body, current.id(), grounding.policy(Optional.ofNullable(body.model())));
        Caller caller = limits.admit(GenerateReader.user(body, user));
        answers.send(
                response,
                () -> Response.ok(
                                AnswerBody.of(generation.generate(request, caller, event -> {}, cancellation)),
                                MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    @POST
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "generateStream", summary = "Answer a prompt as a stream", description = """
                    Sends the answer while it is generated, as server-sent events. Each event has a name and one \
                    line of JSON.

                    | event | data |
                    |---|---|
                    | `token` | a Token: the next piece of the answer |
                    | `citation` | a Citation at the end of the text so far |
                    | `thinking` | a Token: what the model thinks, if the server is set to send it; no part of the \
                    answer, not checked |
                    | `restart` | a Restart: discard the text so far, another answer begins |
                    | `done` | the whole Answer; its text equals all tokens since the last `restart` joined; the \
                    stream ends |
                    | `error` | a Problem; the stream ends |

                    A comment every 10 seconds, unless configured otherwise, keeps the connection open. What is \
                    refused before anything was sent is a problem response with its own status, not a stream. To \
                    stop an answer, close the connection.""")
    @APIResponse(
            responseCode = "200",
            description = "The events.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "events", value = Examples.STREAM)))
    @APIResponse(responseCode = "422", ref = "Ungrounded")
    @APIResponse(responseCode = "502", ref = "Upstream")
    public void stream(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = GenerateBody.class),
                                            examples = {
                                                @ExampleObject(name = "prompt", value = Examples.REQUEST),
                                                @ExampleObject(name = "messages", value = Examples.CONVERSATION)
                                            }))
                    GenerateBody body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable String user,
            @Suspended AsyncResponse response) {
        Cancellation cancellation = current.cancellation();
        GenerationRequest request =
                GenerateReader.readForStream(body, current.id(), grounding.policy(Optional.ofNullable(body.model())));
        Caller caller = limits.admit(GenerateReader.user(body, user));
        EventStream<StreamEvent> stream = new EventStream<>(
                current.id(),
                new AnswerStream(current),
                cancellation,
                (events, until) -> generation.generate(request, caller, events, until),
                heartbeats,
                json);
        answers.send(response, stream::response);
    }
}
