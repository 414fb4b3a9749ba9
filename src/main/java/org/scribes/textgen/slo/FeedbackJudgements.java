package org.scribes.textgen.slo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.scribes.textgen.usage.FeedbackBook;

/** Judgements as they were sent to this service, and to all that share its database. */
@ApplicationScoped
public class FeedbackJudgements implements Judgements {
    private final FeedbackBook book;

    @Inject
    FeedbackJudgements(FeedbackBook book) {
        this.book = book;
    }

    @Override
    public Optional<JudgementFigures> since(Instant since) {
        return book.since(since)
                .map(said -> new JudgementFigures(
                        said.count(), said.meanRating().orElse(0), said.hallucinations(), said.wrongCitations()));
    }
}
