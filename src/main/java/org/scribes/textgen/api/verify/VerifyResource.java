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
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.auth.RequestLimits;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.generate.GroundingReader;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.generation.VerificationService;

/**
 * Holds answers against their passages that were written elsewhere. Nothing in these is cleaned, since all that is told
 * of them counts their characters as they were sent.
 */
@ApplicationScoped
@Path("/api/v1/verify")
@Consumes(MediaType.APPLICATION_JSON)
public class VerifyResource {
    private final VerificationService verification;
    private final RequestLimits admissions;
    private final CurrentRequest current;
    private final GroundingConfig usual;

    @Inject
    public VerifyResource(
            VerificationService verification, RequestLimits admissions, CurrentRequest current, GroundingConfig usual) {
        this.verification = verification;
        this.admissions = admissions;
        this.current = current;
        this.usual = usual;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Hold an answer against its passages",
            description = "Generates nothing and needs no model: for answers that were written elsewhere.")
    @APIResponse(
            responseCode = "200",
            description = "What was found out.",
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
        admissions.admit(GenerateReader.user(user));
        return VerifiedBody.of(verification.verify(answer, passages, policy, current.cancellation()));
    }

    private GroundingPolicy policy(VerifyBody body) {
        GroundingPolicy byDefault = usual.policy() == GroundingPolicy.OFF ? GroundingPolicy.REPORT : usual.policy();
        return GroundingReader.policy(
                body.grounding(), byDefault, EnumSet.complementOf(EnumSet.of(GroundingPolicy.OFF)));
    }
}
