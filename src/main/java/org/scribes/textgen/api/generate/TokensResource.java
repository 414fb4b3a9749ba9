package org.scribes.textgen.api.generate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.auth.RequestLimits;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.generation.GroundingDefaults;
import org.scribes.textgen.generation.TokenService;

/** Counts the tokens of prompts. */
@ApplicationScoped
@Tag(name = Tags.GENERATION)
@Path("/api/v1/tokens")
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {
    private final TokenService tokens;
    private final RequestLimits limits;
    private final CurrentRequest current;
    private final GroundingDefaults grounding;

    @Inject
    public TokensResource(
            TokenService tokens, RequestLimits limits, CurrentRequest current, GroundingDefaults grounding) {
        this.tokens = tokens;
        this.limits = limits;
        this.current = current;
        this.grounding = grounding;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "countTokens",
            summary = "Count the tokens of a prompt",
            description =
                    "Takes what `/api/v1/generate` takes, or `passages` alone, generates nothing, and says how many "
                            + "tokens the prompt has and how many passages fit.")
    @APIResponse(
            responseCode = "200",
            description = "The numbers.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TokensBody.class)))
    public TokensBody tokens(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = GenerateBody.class),
                                            examples = @ExampleObject(name = "prompt", value = Examples.REQUEST)))
                    GenerateBody body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable
                    String user) {
        GenerationRequest request =
                GenerateReader.readToCount(body, current.id(), grounding.policy(Optional.ofNullable(body.model())));
        limits.admit(GenerateReader.user(body, user));
        return TokensBody.of(tokens.size(request, current.cancellation()));
    }
}
