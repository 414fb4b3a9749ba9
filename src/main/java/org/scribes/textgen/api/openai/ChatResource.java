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

/** Chat completions. */
@ApplicationScoped
@Tag(name = Tags.OPENAI)
@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
public class ChatResource {
    private final ChatReader reader;
    private final OpenAiAnswers answers;
    private final CurrentRequest current;

    @Inject
    public ChatResource(RequestSettings settings, OpenAiAnswers answers, CurrentRequest current) {
        this.reader = new ChatReader(settings);
        this.answers = answers;
        this.current = current;
    }

    @POST
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "createChatCompletion",
            summary = "Answer a conversation, as OpenAI has it",
            description = "With `stream: true` the response is a stream of server-sent events: chunks, then `[DONE]`. "
                    + "An error after the first chunk is an event `error`, and the stream ends without `[DONE]`.")
    @APIResponse(
            responseCode = "200",
            description = "The answer, or its chunks.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ChatAnswerBody.class),
                        examples = @ExampleObject(name = "answer", value = OpenAiExamples.CHAT_ANSWER)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(implementation = ChatChunkBody.class),
                        examples = @ExampleObject(name = "chunks", value = OpenAiExamples.CHAT_STREAM))
            })
    public void create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ChatBody.class),
                                            examples = @ExampleObject(name = "chat", value = OpenAiExamples.CHAT)))
                    ChatBody body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable String user,
            @Parameter(ref = TaskHeader.NAME) @HeaderParam(TaskHeader.NAME) @Nullable String task,
            @Suspended AsyncResponse response) {
        OpenAiRequest request = reader.read(body, current.id(), TaskHeader.isTask(task));
        answers.send(
                request,
                response,
                GenerateReader.user(user),
                ChatAnswerBody::of,
                answer -> new ChoiceStream(
                        new ChatStream(
                                answer,
                                request.includeUsage(),
                                request.requests().size()),
                        request.requests().size()));
    }
}
