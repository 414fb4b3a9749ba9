package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.scribes.textgen.config.LedgerConfig;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.guard.Sanitizer;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.usage.FeedbackBook;
import org.scribes.textgen.usage.FeedbackBook.Judgement;

/** Takes what people say of answers that were given to the same program. */
@ApplicationScoped
public class FeedbackService {
    private final FeedbackBook book;
    private final LedgerConfig ledger;
    private final GenerationMetrics metrics;

    @Inject
    FeedbackService(FeedbackBook book, LedgerConfig ledger, GenerationMetrics metrics) {
        this.book = book;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /**
     * Remembers {@code judgement} in place of any before of the same request. Its comment is cleaned as prompts are.
     *
     * @throws GenerationException NOT_FOUND when {@code client} made no such request, or nothing is remembered here;
     *     LEDGER_UNAVAILABLE when the database is away
     */
    public void judge(Client client, String requestId, Judgement judgement) {
        if (!ledger.enabled()) {
            throw new GenerationException(ErrorCode.NOT_FOUND, "this server keeps no ledger, and so no feedback");
        }
        if (!book.knows(client.id(), requestId)) {
            throw new GenerationException(
                    ErrorCode.NOT_FOUND, "you have made no request of this request_id here that is over");
        }
        book.put(
                client.id(),
                requestId,
                new Judgement(
                        judgement.rating(),
                        judgement.wrongCitation(),
                        judgement.unsound(),
                        judgement.hallucination(),
                        judgement.comment().map(new Sanitizer()::clean)));
        metrics.judged(judgement.rating());
    }
}
