package org.scribes.textgen.api.verify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
import org.scribes.textgen.api.auth.RequestLimits;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.generation.VerificationService;

/** Finds Bible references in a text. The text is not sanitized, since the response has offsets into it. */
@ApplicationScoped
@Tag(name = Tags.VERIFICATION)
@Path("/api/v1/references")
@Consumes(MediaType.APPLICATION_JSON)
public class ReferencesResource {
    private final VerificationService verification;
    private final RequestLimits limits;
    private final CurrentRequest current;

    @Inject
    public ReferencesResource(VerificationService verification, RequestLimits limits, CurrentRequest current) {
        this.verification = verification;
        this.limits = limits;
        this.current = current;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "findReferences",
            summary = "Find references to the Bible in a text",
            description = "Generates nothing and needs no model.")
    @APIResponse(
            responseCode = "200",
            description = "All references, in the order of the text.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ReferenceBody.class)))
    public List<ReferenceBody> references(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ReferencesBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "text",
                                                            value =
                                                                    "{\"text\": \"Read John 3:16, 18 and Jude 2:1.\"}")))
                    ReferencesBody body,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable
                    String user) {
        String text = TextRules.required(body.text(), "text");
        limits.admit(GenerateReader.user(user));
        return verification.references(text, current.cancellation()).stream()
                .map(ReferenceBody::of)
                .toList();
    }
}
