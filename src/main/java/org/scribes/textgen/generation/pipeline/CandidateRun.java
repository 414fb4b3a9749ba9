package org.scribes.textgen.generation.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/**
 * Generates candidates at the same time: the first on the calling thread, each other one on a thread of its own. A candidate
 * that fails does not fail the others. Candidates end a little before the request's deadline, so that a late one is left out
 * and the others are still ranked.
 */
final class CandidateRun {
    /** The part of the remaining time that is kept for the choice. */
    private static final int KEPT = 50;

    private final GenerationContext context;
    private final AnswerStage.Next next;
    private final Executor threads;
    private final Predicate<GenerationResult> wins;
    private final List<Cancellation> cancellations = new ArrayList<>();

    /**
     * A run for one request.
     *
     * @param context of the request, whose cancellation ends all candidates
     * @param threads where a candidate starts at once
     * @param wins whether a candidate needs no other, so that those that still run are cancelled
     */
    CandidateRun(GenerationContext context, AnswerStage.Next next, Executor threads, Predicate<GenerationResult> wins) {
        this.context = context;
        this.next = next;
        this.threads = threads;
        this.wins = wins;
    }

    /** The outcomes in the order of {@code requests}, once all have ended. */
    List<CandidateOutcome> run(List<GenerationRequest> requests) {
        Cancellation parent = context.cancellation();
        Duration time = parent.remaining().minus(parent.remaining().dividedBy(KEPT));
        requests.forEach(request -> cancellations.add(new Cancellation(time, System::nanoTime)));
        Cancellation.Registration registration =
                parent.onCancel(() -> parent.reason().ifPresent(this::cancelAll));
        List<CompletableFuture<CandidateOutcome>> others = new ArrayList<>();
        try {
            for (int index = 1; index < requests.size(); index++) {
                int number = index;
                others.add(CompletableFuture.supplyAsync(() -> generate(requests.get(number), number), threads));
            }
            List<CandidateOutcome> outcomes = new ArrayList<>();
            outcomes.add(generate(requests.get(0), 0));
            others.forEach(other -> outcomes.add(other.join()));
            return outcomes;
        } finally {
            registration.close();
            cancelAll(Cancellation.Reason.CLIENT_GONE);
            others.forEach(other -> other.exceptionally(failed -> null).join());
        }
    }

    private CandidateOutcome generate(GenerationRequest request, int index) {
        List<StreamEvent> events = new ArrayList<>();
        try {
            GenerationResult result =
                    next.answer(context.with(request).with(event -> collect(event, events), cancellations.get(index)));
            if (wins.test(result)) {
                cancelAll(Cancellation.Reason.CLIENT_GONE);
            }
            return CandidateOutcome.answered(request, result, events);
        } catch (GenerationException failure) {
            return CandidateOutcome.failed(request, failure);
        }
    }

    private static void collect(StreamEvent event, List<StreamEvent> events) {
        if (event instanceof StreamEvent.Restart) {
            events.clear();
        } else {
            events.add(event);
        }
    }

    private void cancelAll(Cancellation.Reason reason) {
        cancellations.forEach(cancellation -> cancellation.cancel(reason));
    }
}
