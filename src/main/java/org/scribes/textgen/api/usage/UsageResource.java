package org.scribes.textgen.api.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.QueryParameters;
import org.scribes.textgen.api.http.QueryPeriod;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.config.AuthMode;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.usage.UsageStore;
import org.scribes.textgen.usage.UsageStore.Line;
import org.scribes.textgen.usage.UsageStore.Question;

/** Reports usage, of all clients or of the caller. */
@ApplicationScoped
@Tag(name = Tags.OPERATION)
@Path("/api/v1/usage")
public class UsageResource {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final UsageStore store;
    private final AuthConfig auth;
    private final CurrentRequest current;

    @Inject
    public UsageResource(UsageStore store, AuthConfig auth, CurrentRequest current) {
        this.store = store;
        this.auth = auth;
        this.current = current;
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
        if (!store.kept()) {
            throw new GenerationException(ErrorCode.NOT_FOUND, "this server keeps no ledger (textgen.ledger.enabled)");
        }
        Client client = current.client();
        boolean all = auth.mode() == AuthMode.NONE || client.seesAll();
        List<Line> lines = store.lines(new Question(
                        period.from(),
                        period.until(),
                        period.group(),
                        all ? Optional.empty() : Optional.of(client.id())))
                .orElseThrow(() -> GenerationException.retryable(
                        ErrorCode.LEDGER_UNAVAILABLE, "the ledger's database cannot be asked now", RETRY_AFTER));
        return UsageBody.of(period, lines);
    }
}
