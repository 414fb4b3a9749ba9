package org.scribes.textgen.api.verify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.auth.RequestLimits;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.QueryParameters;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.generation.VerseService;

/** Looks up verses of the Bible, as passages for a request. */
@ApplicationScoped
@Tag(name = Tags.VERIFICATION)
@Path("/api/v1/verses")
public class VersesResource {
    private static final String REFERENCE = "ref";
    private static final String TRANSLATION = "translation";
    private static final int LONGEST_REFERENCE = 1000;

    private final VerseService verses;
    private final RequestLimits limits;
    private final CurrentRequest current;

    @Inject
    public VersesResource(VerseService verses, RequestLimits limits, CurrentRequest current) {
        this.verses = verses;
        this.limits = limits;
        this.current = current;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getVerses",
            summary = "Look up verses of the Bible",
            description = "The verses as passages for a request, from the translations that answers are checked with."
                    + " At most 200 verses and 100 ranges. Generates nothing and needs no model.")
    @Parameter(
            name = REFERENCE,
            in = ParameterIn.QUERY,
            required = true,
            description = "One or more references, as people write them.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            minLength = 1,
                            maxLength = LONGEST_REFERENCE,
                            examples = "John 3:16-18; Rom 5:8"))
    @Parameter(
            name = TRANSLATION,
            in = ParameterIn.QUERY,
            description = "A translation of this server, in upper or lower case. Left out: the first.",
            schema = @Schema(type = SchemaType.STRING, maxLength = GenerateReader.MAX_NAME, examples = "KJV"))
    @APIResponse(
            responseCode = "200",
            description = "The verses.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VersesBody.class)))
    @APIResponse(responseCode = "400", ref = "BadQuery")
    @APIResponse(responseCode = "429", ref = "Limited")
    public VersesBody verses(
            @Parameter(hidden = true) @Context UriInfo address,
            @Parameter(ref = GenerateReader.USER_HEADER) @HeaderParam(GenerateReader.USER_HEADER) @Nullable
                    String user) {
        QueryParameters given = QueryParameters.of(address, List.of(REFERENCE, TRANSLATION));
        String reference = TextRules.notBlank(given.value(REFERENCE).orElse(null), REFERENCE, LONGEST_REFERENCE);
        Optional<String> translation =
                TextRules.optional(given.value(TRANSLATION).orElse(null), TRANSLATION, GenerateReader.MAX_NAME);
        limits.admit(GenerateReader.user(user));
        return VersesBody.of(verses.read(reference, translation, current.cancellation()));
    }
}
