package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was used, from the ledger. */
public interface UsageStore {
    /** Whether there is a ledger to ask. */
    boolean kept();

    /**
     * What {@code question} asks for, in the order of its groups; nothing when the database cannot be asked.
     *
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER when there are too many groups
     */
    Optional<List<Line>> lines(Question question);

    /** What lines are made of. */
    enum Group {
        USER,
        MODEL,
        DAY
    }

    /**
     * Which requests are added up, and how.
     *
     * @param from the first moment
     * @param until the first moment that is too late
     * @param clientId whose requests; all when absent
     */
    record Question(Instant from, Instant until, Group group, Optional<String> clientId) {}

    /**
     * What the requests of one group come to.
     *
     * @param key the model, the day (of UTC, as in 2026-11-23) or the user's pseudonym; empty for requests without a user
     * @param client the name of the key, when grouped by user
     * @param answered of all requests, those that got an answer
     * @param degraded of those answered, the ones that a standby answered
     * @param failed of all requests, those that got none, for whatever reason
     * @param cached of those answered, the ones that were remembered
     * @param costUsd as far as prices are known; nothing when none is
     * @param unpriced requests whose cost is not known
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
