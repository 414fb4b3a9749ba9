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

/** Takes what people say of answers. */
@ApplicationScoped
public class FeedbackService {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final FeedbackStore book;
    private final LedgerConfig ledger;
    private final GenerationMetrics metrics;

    @Inject
    FeedbackService(FeedbackStore book, LedgerConfig ledger, GenerationMetrics metrics) {
        this.book = book;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /**
     * Remembers {@code judgement} in place of any before of the same request; its comment is cleaned as prompts are.
     *
     * @throws GenerationException INVALID_PARAMETER when the comment becomes too long by that; NOT_FOUND when its client made no such request, or nothing is remembered here;
     *     LEDGER_UNAVAILABLE when the database is away
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
        switch (book.put(clean)) {
            case KEPT -> metrics.rated(judgement.rating());
            case UNKNOWN_REQUEST ->
                throw new GenerationException(
                        ErrorCode.NOT_FOUND, "you have made no request of this request_id here that is over");
            case UNAVAILABLE ->
                throw GenerationException.retryable(
                        ErrorCode.LEDGER_UNAVAILABLE, "the database cannot be reached; try again shortly", RETRY);
        }
    }
}
