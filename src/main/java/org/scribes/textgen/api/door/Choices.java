package org.scribes.textgen.api.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.generation.GenerationService;
import org.scribes.textgen.threads.AnswerThreads;

/** Generates one or several answers to a request. */
@ApplicationScoped
public class Choices {
    private final GenerationService generation;
    private final AnswerThreads threads;
    private final CurrentRequest current;

    @Inject
    public Choices(GenerationService generation, AnswerThreads threads, CurrentRequest current) {
        this.generation = generation;
        this.threads = threads;
        this.current = current;
    }

    /**
     * Generates {@code count} answers. The first is generated on the calling thread. The others start when its first text
     * is there, so that the local model reuses the prompt's keys and values. If one fails, all do.
     *
     * @param events called by one thread at a time
     * @return the answers in order
     * @throws org.scribes.textgen.domain.GenerationException if there is no answer; its code says why
     */
    public List<GenerationResult> generate(
            GenerationRequest request,
            int count,
            Caller caller,
            Consumer<ChoiceEvent> events,
            Cancellation cancellation) {
        if (count == 1) {
            return List.of(generation.generate(
                    request, caller, event -> events.accept(new ChoiceEvent(0, event)), cancellation));
        }
        ParallelChoices parallel = new ParallelChoices(
                (choice, until, choiceEvents) -> generation.generate(choice, caller, choiceEvents, until),
                task -> threads.execute(current.serving(task)),
                events,
                cancellation);
        return parallel.generate(request, count);
    }
}
