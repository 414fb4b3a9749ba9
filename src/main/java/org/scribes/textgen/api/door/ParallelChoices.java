package org.scribes.textgen.api.door;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/** Several answers at the same time. */
final class ParallelChoices {
    private final Generation generation;
    private final Executor threads;
    private final Consumer<ChoiceEvent> events;
    private final Cancellation request;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Cancellation> others = new ArrayList<>();

    /** Generates one answer on the calling thread. */
    @FunctionalInterface
    interface Generation {
        GenerationResult generate(GenerationRequest choice, Cancellation until, Consumer<StreamEvent> events);
    }

    ParallelChoices(Generation generation, Executor threads, Consumer<ChoiceEvent> events, Cancellation request) {
        this.generation = generation;
        this.threads = threads;
        this.events = events;
        this.request = request;
    }

    List<GenerationResult> generate(List<GenerationRequest> requests) {
        List<CompletableFuture<GenerationResult>> rest = new ArrayList<>();
        Runnable startOthers = () -> {
            for (int index = rest.size() + 1; index < requests.size(); index++) {
                rest.add(start(requests.get(index), index));
            }
        };
        try {
            List<GenerationResult> results = new ArrayList<>();
            results.add(generation.generate(requests.get(0), request, event -> {
                startOthers.run();
                write(0, event);
            }));
            startOthers.run();
            rest.forEach(other -> results.add(result(other)));
            return results;
        } finally {
            others.forEach(other -> other.cancel(Cancellation.Reason.CLIENT_GONE));
            rest.forEach(other -> other.exceptionally(failed -> null).join());
        }
    }

    /** A failure of another answer ends the others, which are for nobody then. */
    private CompletableFuture<GenerationResult> start(GenerationRequest choice, int index) {
        Cancellation own = new Cancellation(request.remaining(), System::nanoTime);
        Cancellation.Registration registration =
                request.onCancel(() -> request.reason().ifPresent(own::cancel));
        others.add(own);
        return CompletableFuture.supplyAsync(
                        () -> generation.generate(choice, own, event -> write(index, event)), threads)
                .whenComplete((result, failure) -> registration.close());
    }

    private static GenerationResult result(CompletableFuture<GenerationResult> other) {
        try {
            return other.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof GenerationException known) {
                throw known;
            }
            throw failed;
        }
    }

    private void write(int index, StreamEvent event) {
        writing.lock();
        try {
            events.accept(new ChoiceEvent(index, event));
        } finally {
            writing.unlock();
        }
    }
}
