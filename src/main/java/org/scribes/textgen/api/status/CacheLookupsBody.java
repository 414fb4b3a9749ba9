package org.scribes.textgen.api.status;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.observe.CacheResult;
import org.scribes.textgen.observe.GenerationMetrics;

/** The JSON of the answer cache's lookups. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "CacheLookups",
        description = "The lookups in the answer cache since the start, by result.",
        requiredProperties = {"hits", "misses", "shared", "bypassed"})
record CacheLookupsBody(
        @Schema(description = "The answer was in the cache.", examples = "41")
        long hits,

        @Schema(description = "It was not.", examples = "97")
        long misses,

        @Schema(description = "An identical request was in flight, and its answer was shared.", examples = "2")
        long shared,

        @Schema(description = "The request was not cacheable.", examples = "12")
        long bypassed) {
    static CacheLookupsBody of(GenerationMetrics metrics) {
        return new CacheLookupsBody(
                metrics.cacheLookups(CacheResult.HIT),
                metrics.cacheLookups(CacheResult.MISS),
                metrics.cacheLookups(CacheResult.SHARED),
                metrics.cacheLookups(CacheResult.BYPASS));
    }
}
