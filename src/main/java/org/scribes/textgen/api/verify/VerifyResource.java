package org.scribes.textgen.api.verify;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
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
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.generate.GroundingReader;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.generation.VerificationService;

/**
 * Verifies answers that were written elsewhere against their passages. Texts are not sanitized, since the offsets in
 * the response count their characters as sent.
 */
@ApplicationScoped
@Tag(name = Tags.VERIFICATION)
@Path("/api/v1/verify")
@Consumes(MediaType.APPLICATION_JSON)
public class VerifyResource {
    private final VerificationService verification;
    private final RequestLimits limits;
    private final CurrentRequest current;
    private final GroundingConfig grounding;

    @Inject
    public VerifyResource(
            VerificationService verification, RequestLimits limits, CurrentRequest current, GroundingConfig grounding) {
        this.verification = verification;
        this.limits = limits;
        this.current = current;
        this.grounding = grounding;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verify",
            summary = "Verify an answer against its passages",
            description = "Generates nothing and needs no model: for answers that were written elsewhere.")
    @APIResponse(
            responseCode = "200",
            description = "The verdicts.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerifiedBody.class)))
    @APIResponse(responseCode = "422", ref = "Ungrounded")
    public VerifiedBody verify(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = VerifyBody.class),
                                            examples =
                                                    @ExampleObject(name = "misquoted", value = Examples.VERIFICATION)))
                    VerifyBody body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable
                    String user) {
        String answer = TextRules.required(body.answer(), "answer");
        if (body.passages() == null) {
            throw invalidParameter("passages", "must be given");
        }
        List<Passage> passages = GenerateReader.passagesAsSent(body.passages());
        GroundingPolicy policy = policy(body);
        limits.admit(GenerateReader.user(user));
        return VerifiedBody.of(verification.verify(answer, passages, policy, current.cancellation()));
    }

    private GroundingPolicy policy(VerifyBody body) {
        GroundingPolicy defaultPolicy =
                grounding.policy() == GroundingPolicy.OFF ? GroundingPolicy.REPORT : grounding.policy();
        return GroundingReader.policy(
                body.grounding(), defaultPolicy, EnumSet.complementOf(EnumSet.of(GroundingPolicy.OFF)));
    }
}
