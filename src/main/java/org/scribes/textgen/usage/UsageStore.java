package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Usage reports from the ledger, without the requests whose answers were only judged. */
public interface UsageStore {
    /** Whether a ledger is configured. */
    boolean kept();

    /**
     * The lines of a report, ordered by group; empty when the database is unavailable.
     *
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER when there are too many groups
     */
    Optional<List<Line>> lines(Question question);

    /** What a report is grouped by. */
    enum Group {
        USER,
        MODEL,
        DAY
    }

    /**
     * Selects and groups requests.
     *
     * @param from inclusive
     * @param until exclusive
     * @param clientId the client whose requests count; all if empty
     */
    record Question(Instant from, Instant until, Group group, Optional<String> clientId) {}

    /**
     * The usage of one group.
     *
     * @param key the model, the day (UTC, for example 2026-11-23) or the user's pseudonym; empty for requests without a
     *     user
     * @param client the name of the key, when grouped by user
     * @param answered requests with an answer
     * @param degraded answered requests that a fallback backend answered
     * @param failed requests without an answer, for any reason
     * @param cached requests answered from the cache
     * @param costUsd of the requests with a known price; empty if there are none
     * @param unpriced requests with an unknown cost
     */
    record Line(
            String key,
            Optional<String> client,
            long requests,
            long answered,
            long degraded,
            long failed,
            long cached,
            long inputTokens,
            long generatedTokens,
            Optional<BigDecimal> costUsd,
            long unpriced,
            long meanLatencyMillis) {}
}
