package org.scribes.textgen.usage;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** What people said of answers. */
public interface FeedbackStore {
    /** Keeps a judgement, in place of any that the same client gave of the same request. */
    Receipt put(Judgement judgement);

    /** What was said since {@code begin}, all clients together; nothing when the database cannot be asked. */
    Optional<Tally> since(Instant begin);

    /** What became of a judgement. */
    enum Receipt {
        KEPT,
        /** The ledger has no request of that name from that client. */
        UNKNOWN_REQUEST,
        /** The database cannot be asked. */
        UNAVAILABLE
    }

    /**
     * What a person said of one answer.
     *
     * @param clientId of the client that asked, and judges
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

        /** This judgement with another comment. */
        public Judgement commented(Optional<String> otherComment) {
            return new Judgement(
                    requestId, clientId, created, rating, wrongCitation, unsound, hallucination, otherComment);
        }

        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Judgement[" + requestId + "]";
        }
    }

    /**
     * What judgements come to.
     *
     * @param count of judgements; of the others, how many of them say so
     * @param meanRating where there are any
     */
    record Tally(long count, OptionalDouble meanRating, long wrongCitations, long unsound, long hallucinations) {
        /** Nobody judged. */
        public static final Tally NONE = new Tally(0, OptionalDouble.empty(), 0, 0, 0);
    }
}
