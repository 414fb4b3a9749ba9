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
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.http.LedgerAccess;
import org.scribes.textgen.api.http.QueryParameters;
import org.scribes.textgen.api.http.QueryPeriod;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.comparison.VariantNames;
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

    private final VariantStore store;
    private final LedgerAccess access;

    @Inject
    public ComparisonResource(VariantStore store, LedgerAccess access) {
        this.store = store;
        this.access = access;
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
        LedgerAccess.require(store.kept());
        Scope scope = new Scope(period.from(), period.until(), access.client());
        List<Variant> known = LedgerAccess.read(store.variants(scope));
        Variant a = variant(A, given, known);
        Variant b = variant(B, given, known);
        if (a.equals(b)) {
            throw invalidParameter(B, "must be another variant than a");
        }
        return ComparisonBody.of(
                period, LedgerAccess.read(store.read(scope, a)), LedgerAccess.read(store.read(scope, b)));
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
}
