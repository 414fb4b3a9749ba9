package org.scribes.textgen.api.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.http.LedgerAccess;
import org.scribes.textgen.api.http.QueryParameters;
import org.scribes.textgen.api.http.QueryPeriod;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.usage.UsageStore;
import org.scribes.textgen.usage.UsageStore.Line;
import org.scribes.textgen.usage.UsageStore.Question;

/** Reports usage, of all clients or of the caller. */
@ApplicationScoped
@Tag(name = Tags.OPERATION)
@Path("/api/v1/usage")
public class UsageResource {

    private final UsageStore store;
    private final LedgerAccess access;

    @Inject
    public UsageResource(UsageStore store, LedgerAccess access) {
        this.store = store;
        this.access = access;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, UsageCsv.MEDIA_TYPE + ";qs=0.5"})
    @Operation(
            operationId = "getUsage",
            summary = "Report usage",
            description = "Adds up finished requests; a request appears within a second. A key or token sees its"
                    + " own requests, a key with `usage=all` sees all; without authentication everybody sees all.")
    @Parameter(
            name = QueryPeriod.FROM,
            in = ParameterIn.QUERY,
            description = "The first day (of UTC) or moment. Left out: the first day of the month of `to`.",
            schema = @Schema(type = SchemaType.STRING, examples = "2026-11-01"))
    @Parameter(
            name = QueryPeriod.TO,
            in = ParameterIn.QUERY,
            description = "The last day (of UTC), or the moment before which requests ended. Left out: now.",
            schema = @Schema(type = SchemaType.STRING, examples = "2026-11-30"))
    @Parameter(
            name = UsagePeriod.GROUP,
            in = ParameterIn.QUERY,
            description = "What each row stands for.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"user", "model", "day"},
                            defaultValue = "model"))
    @APIResponse(
            responseCode = "200",
            description = "The usage; as CSV with a header line if `Accept` asks for it.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UsageBody.class)),
                @Content(
                        mediaType = UsageCsv.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = UsageCsv.EXAMPLE))
            })
    @APIResponse(responseCode = "400", ref = "BadQuery")
    @APIResponse(responseCode = "404", ref = "NoLedger")
    @APIResponse(responseCode = "503", ref = "LedgerAway")
    public UsageBody usage(@Parameter(hidden = true) @Context UriInfo address) {
        QueryParameters given = QueryParameters.of(address, UsagePeriod.NAMES);
        UsagePeriod period = UsagePeriod.of(given::value, Instant.now());
        LedgerAccess.require(store.kept());
        List<Line> lines = LedgerAccess.read(
                store.lines(new Question(period.from(), period.until(), period.group(), access.client())));
        return UsageBody.of(period, lines);
    }
}
