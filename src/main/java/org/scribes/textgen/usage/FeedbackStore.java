package org.scribes.textgen.usage;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Stores ratings of answers. */
public interface FeedbackStore {
    /** Stores a judgement. It replaces an earlier one of the same client for the same request. */
    Receipt put(Judgement judgement);

    /** The summary of all judgements since {@code begin}; empty when the database is unavailable. */
    Optional<Tally> since(Instant begin);

    /** The result of storing a judgement. */
    enum Receipt {
        KEPT,
        /** The ledger has no request with this ID from this client. */
        UNKNOWN_REQUEST,
        /** The database is unavailable. */
        UNAVAILABLE
    }

    /**
     * The rating of one answer.
     *
     * @param clientId the client that made the request and rates it
     * @param rating 1 to 5
     * @param comment at most {@value #MAX_COMMENT} characters
     */
    record Judgement(
            String requestId,
            String clientId,
            Instant created,
            int rating,
            boolean wrongCitation,
            boolean unsound,
            boolean hallucination,
            Optional<String> comment) {
        public static final int MAX_COMMENT = 2000;

        /** A copy with another comment. */
        public Judgement commented(Optional<String> otherComment) {
            return new Judgement(
                    requestId, clientId, created, rating, wrongCitation, unsound, hallucination, otherComment);
        }

        /** Omits the comment, because a server that traces calls prints their arguments. */
        @Override
        public String toString() {
            return "Judgement[" + requestId + "]";
        }
    }

    /**
     * The summary of judgements.
     *
     * @param count of judgements; the other counts are the judgements with that flag
     * @param meanRating empty without judgements
     */
    record Tally(long count, OptionalDouble meanRating, long wrongCitations, long unsound, long hallucinations) {
        /** No judgements. */
        public static final Tally NONE = new Tally(0, OptionalDouble.empty(), 0, 0, 0);
    }
}
