package org.scribes.textgen.usage;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** What people say of answers. Every method throws LEDGER_UNAVAILABLE when the database is away, but {@link #since}. */
public interface FeedbackBook {
    /**
     * One judgement.
     *
     * @param rating from 1 to 5
     * @param comment in the judge's own words; shown to nobody by the service
     */
    record Judgement(
            int rating, boolean wrongCitation, boolean unsound, boolean hallucination, Optional<String> comment) {
        /** Without its text. */
        @Override
        public String toString() {
            return "Judgement[" + rating + "]";
        }
    }

    /** What judgements come to. */
    record Figures(long count, OptionalDouble meanRating, long hallucinations, long wrongCitations, long unsound) {}

    /** Whether a finished request of that client and name is in the ledger, or on its way there. */
    boolean knows(String clientId, String requestId);

    /** Remembers {@code judgement} in place of any before of the same request. */
    void put(String clientId, String requestId, Judgement judgement);

    /** What was said since then; empty when the database is away. */
    Optional<Figures> since(Instant time);
}
