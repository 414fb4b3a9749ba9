package org.scribes.textgen.api.openai;

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
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.openapi.Tags;

/** Responses, without a store. */
@ApplicationScoped
@Tag(name = Tags.OPENAI)
@Path("/v1/responses")
@Consumes(MediaType.APPLICATION_JSON)
public class ResponsesResource {
    private final ResponsesReader reader;
    private final OpenAiAnswers answers;
    private final CurrentRequest current;

    @Inject
    public ResponsesResource(RequestSettings settings, OpenAiAnswers answers, CurrentRequest current) {
        this.reader = new ResponsesReader(settings);
        this.answers = answers;
        this.current = current;
    }

    @POST
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "createResponse",
            summary = "Answer an input, as OpenAI's responses have it",
            description =
                    "Text in and out; nothing is stored. With `stream: true` the response is a stream of server-sent "
                            + "events, each with its `type` and `sequence_number`, up to `response.completed` or "
                            + "`response.incomplete`, or `error`.")
    @APIResponse(
            responseCode = "200",
            description = "The response, or its events.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ResponseAnswerBody.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "events", value = OpenAiExamples.RESPONSE_STREAM))
            })
    public void create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ResponsesBody.class),
                                            examples =
                                                    @ExampleObject(name = "response", value = OpenAiExamples.RESPONSE)))
                    ResponsesBody body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable String user,
            @Parameter(ref = TaskHeader.NAME) @HeaderParam(TaskHeader.NAME) @Nullable String task,
            @Suspended AsyncResponse response) {
        OpenAiRequest request = reader.read(body, current.id(), TaskHeader.isTask(task));
        ResponseEcho echo = ResponseEcho.of(body);
        answers.send(
                request,
                response,
                GenerateReader.user(user),
                (results, answer) -> ResponseAnswerBody.of(results.get(0), answer, echo),
                answer -> new ResponseStream(answer, echo));
    }
}
