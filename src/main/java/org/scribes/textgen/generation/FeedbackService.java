package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.scribes.textgen.config.LedgerConfig;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.guard.Sanitizer;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.usage.FeedbackStore;
import org.scribes.textgen.usage.FeedbackStore.Judgement;

/** Stores feedback on answers. */
@ApplicationScoped
public class FeedbackService {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final FeedbackStore store;
    private final LedgerConfig ledger;
    private final GenerationMetrics metrics;

    @Inject
    FeedbackService(FeedbackStore store, LedgerConfig ledger, GenerationMetrics metrics) {
        this.store = store;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /**
     * Stores {@code judgement} and replaces an earlier one of the same request. The comment is cleaned like a prompt.
     *
     * @throws GenerationException INVALID_PARAMETER if cleaning makes the comment too long; NOT_FOUND if the client has no such
     *     finished request or the ledger is off; LEDGER_UNAVAILABLE if the database cannot be reached
     */
    public void judge(Judgement judgement) {
        if (!ledger.enabled()) {
            throw new GenerationException(ErrorCode.NOT_FOUND, "this server keeps no ledger, and so no feedback");
        }
        Judgement clean = judgement.commented(judgement.comment().map(new Sanitizer()::clean));
        if (clean.comment()
                .filter(text -> text.length() > Judgement.MAX_COMMENT)
                .isPresent()) {
            throw GenerationException.invalidParameter("comment", "is too long in Unicode's normal form NFC");
        }
        switch (store.put(clean)) {
            case KEPT -> metrics.rated(judgement.rating());
            case UNKNOWN_REQUEST ->
                throw new GenerationException(ErrorCode.NOT_FOUND, "you have no finished request with this request_id");
            case UNAVAILABLE ->
                throw GenerationException.retryable(
                        ErrorCode.LEDGER_UNAVAILABLE, "the database cannot be reached; try again shortly", RETRY);
        }
    }
}
