package org.scribes.textgen.cache;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scribes.textgen.domain.Candidate;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Route;

/**
 * An answer in the cache.
 *
 * @param expiresAt when the entry expires
 */
record CachedAnswer(
        Completion completion, Optional<GroundedAnswer> grounded, List<Candidate> candidates, Instant expiresAt) {
    private static final int CITATION_BYTES = 400;
    private static final int PLACE_BYTES = 150;
    private static final int OWN_BYTES = 600;
    private static final int CANDIDATE_BYTES = 400;

    CachedAnswer {
        candidates = List.copyOf(candidates);
    }

    /** Whether {@code result} may be cached: no failover, no failed candidate, not cut by a content filter, not blank. */
    static boolean fit(GenerationResult result) {
        Completion completion = result.completion();
        boolean complete = result.candidates().stream()
                .flatMap(candidate -> candidate.error().stream())
                .allMatch(ErrorCode.CANCELLED::equals);
        return !result.route().degraded()
                && complete
                && completion.finishReason() != FinishReason.CONTENT_FILTER
                && !completion.text().isBlank();
    }

    /** The cache entry for {@code result}, without its route and times. */
    static CachedAnswer of(GenerationResult result, Instant expiresAt) {
        return new CachedAnswer(result.completion().withoutTimes(), result.grounded(), result.candidates(), expiresAt);
    }

    /** The result for another request, with no attempts and no cost. */
    GenerationResult to(String requestId, Duration latency) {
        return new GenerationResult(
                requestId,
                completion,
                Route.NONE,
                grounded,
                latency,
                firstToken(latency),
                true,
                Optional.of(BigDecimal.ZERO),
                candidates,
                Optional.empty());
    }

    private Optional<Duration> firstToken(Duration latency) {
        return completion.text().isEmpty() ? Optional.empty() : Optional.of(latency);
    }

    /** The approximate size in memory. */
    int bytes() {
        long characters = completion.text().length() + lengths(completion.warnings().stream());
        long citations = 0;
        if (grounded.isPresent()) {
            for (Citation citation : grounded.get().citations()) {
                citations += CITATION_BYTES
                        + (long) PLACE_BYTES * citation.existsIn().size()
                        + 2L * citation.text().length()
                        + 2
                                * lengths(Stream.of(citation.expected(), citation.repairedFrom(), citation.clipped())
                                        .flatMap(Optional::stream));
            }
        }
        long others = (long) CANDIDATE_BYTES * candidates.size()
                + 2 * lengths(candidates.stream().flatMap(candidate -> candidate.text().stream()));
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, OWN_BYTES + 2 * characters + citations + others));
    }

    private static long lengths(Stream<String> texts) {
        return texts.mapToLong(String::length).sum();
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "CachedAnswer[expires " + expiresAt + "]";
    }
}
