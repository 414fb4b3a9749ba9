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
import java.util.List;
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
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.generation.TokenService;

/** Completions of raw prompts. */
@ApplicationScoped
@Tag(name = Tags.OPENAI)
@Path("/v1/completions")
@Consumes(MediaType.APPLICATION_JSON)
public class CompletionResource {
    private final CompletionReader reader;
    private final OpenAiAnswers answers;
    private final CurrentRequest current;

    @Inject
    public CompletionResource(
            RequestSettings settings, TokenService tokens, OpenAiAnswers answers, CurrentRequest current) {
        this.reader = new CompletionReader(settings, new PromptReader(tokens::decode));
        this.answers = answers;
        this.current = current;
    }

    @POST
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "createCompletion",
            summary = "Continue a prompt, as OpenAI has it",
            description =
                    "The prompt reaches the model as it is. What it quotes is held against what the prompt holds. "
                            + "With `stream: true` the response is a stream of chunks, then `[DONE]`.")
    @APIResponse(
            responseCode = "200",
            description = "The answers, or their chunks.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CompletionAnswerBody.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "chunks", value = OpenAiExamples.COMPLETION_STREAM))
            })
    public void create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CompletionBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "completion",
                                                            value = OpenAiExamples.COMPLETION)))
                    CompletionBody body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable String user,
            @Parameter(ref = TaskHeader.NAME) @HeaderParam(TaskHeader.NAME) @Nullable String task,
            @Suspended AsyncResponse response) {
        OpenAiRequest request = reader.read(body, current.id(), TaskHeader.isTask(task));
        List<String> echoed = request.requests().stream()
                .map(one -> Boolean.TRUE.equals(body.echo()) ? text(one.prompt()) : "")
                .toList();
        int prompts = request.requests().size() / (body.n() == null ? 1 : body.n());
        answers.send(
                request,
                response,
                GenerateReader.user(user),
                (results, answer) -> CompletionAnswerBody.of(results, answer, echoed, prompts),
                answer -> new ChoiceStream(
                        new CompletionStream(answer, request.includeUsage(), echoed, prompts),
                        request.requests().size()));
    }

    private static String text(Prompt prompt) {
        return prompt.messages().get(0).content();
    }
}
