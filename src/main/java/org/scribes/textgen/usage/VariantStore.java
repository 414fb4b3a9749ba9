package org.scribes.textgen.usage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Variant;

/** What the ledger holds of the variants of models. */
public interface VariantStore {
    /** Whether a ledger is configured. */
    boolean kept();

    /**
     * The variants that have requests, ordered by model and target, those whose answers are shown first.
     *
     * @return at most {@value #MOST_VARIANTS}; empty when the database is unavailable
     */
    Optional<List<Variant>> variants(Scope scope);

    /** The requests of a variant; empty when the database is unavailable. */
    Optional<VariantRecord> read(Scope scope, Variant variant);

    int MOST_VARIANTS = 100;

    /**
     * Which requests count.
     *
     * @param from inclusive, the end of a request
     * @param until exclusive
     * @param clientId the client whose requests count; all if empty
     */
    record Scope(Instant from, Instant until, Optional<String> clientId) {}
}
