package org.scribes.textgen.cache;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Route;

/**
 * An answer that is remembered.
 *
 * @param until when it is forgotten
 */
record CachedAnswer(Completion completion, Optional<GroundedAnswer> grounded, Instant until) {
    private static final int CITATION_BYTES = 400;
    private static final int PLACE_BYTES = 150;
    private static final int OWN_BYTES = 600;

    /** Whether {@code result} is worth remembering: it is what the service should have said, whole, and says something. */
    static boolean fit(GenerationResult result) {
        Completion completion = result.completion();
        return !result.route().degraded()
                && completion.finishReason() != FinishReason.CONTENT_FILTER
                && !completion.text().isBlank();
    }

    /** What is remembered of {@code result}, all but the way to it. */
    static CachedAnswer of(GenerationResult result, Instant until) {
        return new CachedAnswer(result.completion().withoutTimes(), result.grounded(), until);
    }

    /** The answer as another request gets it, for which nobody was asked. */
    GenerationResult to(String requestId, Duration latency) {
        return new GenerationResult(
                requestId,
                completion,
                Route.NONE,
                grounded,
                latency,
                firstToken(latency),
                true,
                Optional.of(BigDecimal.ZERO));
    }

    private Optional<Duration> firstToken(Duration latency) {
        return completion.text().isEmpty() ? Optional.empty() : Optional.of(latency);
    }

    /** About the memory that it takes. */
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
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, OWN_BYTES + 2 * characters + citations));
    }

    private static long lengths(Stream<String> texts) {
        return texts.mapToLong(String::length).sum();
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Remembered[until " + until + "]";
    }
}
