package org.scribes.textgen.api.tgi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.generation.TokenService;

/** Shows the tokens of prompts, as text-generation-inference does. Only the model in this process shows its tokens. */
@ApplicationScoped
@Tag(name = Tags.TGI)
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.WILDCARD)
public class TgiTokenResource {
    private final TokenService tokens;
    private final RequestLimits limits;
    private final CurrentRequest current;

    @Inject
    public TgiTokenResource(TokenService tokens, RequestLimits limits, CurrentRequest current) {
        this.tokens = tokens;
        this.limits = limits;
        this.current = current;
    }

    @POST
    @Path("tokenize")
    @Operation(
            operationId = "tgiTokenize",
            summary = "Show the tokens of a prompt",
            description = "Takes what `/generate` takes, of which only `inputs` counts, and generates nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The tokens.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = TgiTokenSpan.class)))
    public Response tokenize(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = TgiRequest.class),
                                            examples = @ExampleObject(name = "inputs", value = TgiExamples.TOKENIZE)))
                    TgiRequest body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable
                    String user) {
        String inputs = TgiReader.inputs(body.inputs());
        limits.admit(GenerateReader.user(user));
        return Response.ok(TgiTokenSpan.all(tokens.tokenize(inputs, Optional.empty())), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @POST
    @Path("chat_tokenize")
    @Operation(
            operationId = "tgiChatTokenize",
            summary = "Show the prompt that a conversation becomes",
            description =
                    "Takes what `/v1/chat/completions` takes, of which `messages` and `passages` count, and generates"
                            + " nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The prompt and its tokens.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TgiChatTokens.class)))
    public Response chatTokenize(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = TgiChat.class),
                                            examples = @ExampleObject(name = "messages", value = TgiExamples.CHAT)))
                    TgiChat body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable
                    String user) {
        GenerationRequest request = body.read(current.id());
        limits.admit(GenerateReader.user(user));
        return Response.ok(TgiChatTokens.of(tokens.tokenize(request)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
