package org.scribes.textgen.api.comparison;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

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
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.QueryParameters;
import org.scribes.textgen.api.http.QueryPeriod;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.comparison.VariantNames;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.config.AuthMode;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Variant;
import org.scribes.textgen.usage.VariantStore;
import org.scribes.textgen.usage.VariantStore.Scope;

/** Compares two variants by the ledger. */
@ApplicationScoped
@Tag(name = Tags.OPERATION)
@Path("/api/v1/comparison")
public class ComparisonResource {
    private static final String A = "a";
    private static final String B = "b";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final VariantStore store;
    private final AuthConfig auth;
    private final CurrentRequest current;

    @Inject
    public ComparisonResource(VariantStore store, AuthConfig auth, CurrentRequest current) {
        this.store = store;
        this.auth = auth;
        this.current = current;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "compareVariants",
            summary = "Compare two variants",
            description = "Compares the requests of two variants of models in a period, each measure with its 95 %"
                    + " confidence interval. A key or token compares its own requests, a key with `usage=all` all;"
                    + " without authentication everybody compares all.")
    @Parameter(
            name = A,
            in = ParameterIn.QUERY,
            required = true,
            description =
                    "A variant as `metadata.variant` names it, or `shadow:` and the name of one whose answers are only"
                            + " judged.",
            schema = @Schema(type = SchemaType.STRING, examples = "trial@router"))
    @Parameter(
            name = B,
            in = ParameterIn.QUERY,
            required = true,
            description = "The other variant.",
            schema = @Schema(type = SchemaType.STRING, examples = "trial@vllm"))
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
    @APIResponse(
            responseCode = "200",
            description = "The comparison.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ComparisonBody.class)))
    @APIResponse(responseCode = "400", ref = "BadQuery")
    @APIResponse(responseCode = "404", ref = "NoLedger")
    @APIResponse(responseCode = "503", ref = "LedgerAway")
    public ComparisonBody compare(@Parameter(hidden = true) @Context UriInfo address) {
        QueryParameters given = QueryParameters.of(address, List.of(A, B, QueryPeriod.FROM, QueryPeriod.TO));
        QueryPeriod period = QueryPeriod.of(given::value, Instant.now());
        if (!store.kept()) {
            throw new GenerationException(ErrorCode.NOT_FOUND, "this server keeps no ledger (textgen.ledger.enabled)");
        }
        Client client = current.client();
        boolean all = auth.mode() == AuthMode.NONE || client.seesAll();
        Scope scope = new Scope(period.from(), period.until(), all ? Optional.empty() : Optional.of(client.id()));
        List<Variant> known = read(store.variants(scope));
        Variant a = variant(A, given, known);
        Variant b = variant(B, given, known);
        if (a.equals(b)) {
            throw invalidParameter(B, "must be another variant than a");
        }
        return ComparisonBody.of(period, read(store.read(scope, a)), read(store.read(scope, b)));
    }

    private static Variant variant(String parameter, QueryParameters given, List<Variant> known) {
        return VariantNames.find(known, given.value(parameter).orElse(""))
                .orElseThrow(() -> invalidParameter(
                        parameter,
                        "must be a variant that has requests in this period; "
                                + (known.isEmpty() ? "there is none" : "these have: " + names(known))));
    }

    private static String names(List<Variant> known) {
        return known.stream().map(VariantNames::of).collect(Collectors.joining(", "));
    }

    private static <T> T read(Optional<T> answer) {
        return answer.orElseThrow(() -> GenerationException.retryable(
                ErrorCode.LEDGER_UNAVAILABLE, "the ledger's database cannot be asked now", RETRY_AFTER));
    }
}
