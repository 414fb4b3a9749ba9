package org.scribes.textgen.api.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.generation.GenerationService;
import org.scribes.textgen.threads.AnswerThreads;

/** Generates one or several answers. */
@ApplicationScoped
public class Choices {
    private static final int MAX_ID = 60;

    private final GenerationService generation;
    private final AnswerThreads threads;
    private final CurrentRequest current;

    @Inject
    public Choices(GenerationService generation, AnswerThreads threads, CurrentRequest current) {
        this.generation = generation;
        this.threads = threads;
        this.current = current;
    }

    private void start(Runnable answer) {
        try {
            threads.execute(current.serving(answer));
        } catch (RejectedExecutionException stopping) {
            throw GenerationException.stopping();
        }
    }

    /**
     * {@code count} requests for answers to the same question: each with the next seed, if there is one, and with an id of
     * its own.
     *
     * @param request its id is that of the client's request
     * @param firstIndex the index of the first of them among all answers of the client's request
     */
    public static List<GenerationRequest> variants(GenerationRequest request, int count, int firstIndex) {
        return IntStream.range(0, count)
                .mapToObj(index -> variant(request, index, id(request.requestId(), firstIndex + index)))
                .toList();
    }

    /** The id of the request for the answer at {@code index}. */
    public static String id(String requestId, int index) {
        return index == 0 ? requestId : requestId.substring(0, Math.min(requestId.length(), MAX_ID)) + "." + index;
    }

    private static GenerationRequest variant(GenerationRequest request, int index, String id) {
        SamplingOptions options = request.options();
        OptionalLong seed = options.seed();
        return request.variant(
                id, seed.isPresent() ? options.seeded(OptionalLong.of(seed.getAsLong() + index)) : options);
    }

    /**
     * Generates the answers to {@code requests}. The first is generated on the calling thread. The others start when its
     * first text is there, so that the local model reuses the keys and values of a prompt that they share. If one fails,
     * all do.
     *
     * @param events called by one thread at a time
     * @return the answers in order
     * @throws org.scribes.textgen.domain.GenerationException if there is no answer; its code says why
     */
    public List<GenerationResult> generate(
            List<GenerationRequest> requests, Caller caller, Consumer<ChoiceEvent> events, Cancellation cancellation) {
        if (requests.size() == 1) {
            return List.of(generation.generate(
                    requests.get(0), caller, event -> events.accept(new ChoiceEvent(0, event)), cancellation));
        }
        return new ParallelChoices(
                        (choice, until, choiceEvents) -> generation.generate(choice, caller, choiceEvents, until),
                        this::start,
                        events,
                        cancellation)
                .generate(requests);
    }
}
