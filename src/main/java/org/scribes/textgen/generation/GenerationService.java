package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.StreamEvent;

/** Leads every request from its arrival to its answer. An answer that is not streamed is the collected stream. */
@ApplicationScoped
public class GenerationService {
    private final BackendRouter router;

    @Inject
    GenerationService(BackendRouter router) {
        this.router = router;
    }

    /** What a request that arrives now is held to: make it first, hand it to {@link #generate}. */
    public Cancellation arrival() {
        return new Cancellation(Duration.ofSeconds(30), System::nanoTime);
    }

    /**
     * Generates the answer to {@code request} on the calling thread.
     *
     * @param events takes {@link StreamEvent.Token} as they come, then one {@link StreamEvent.Done}; called on this
     *     thread only
     * @param cancellation made by {@link #arrival()} when the request came in
     * @throws org.scribes.textgen.domain.GenerationException when there is no answer; its code says why
     */
    public GenerationResult generate(
            GenerationRequest request, Consumer<StreamEvent> events, Cancellation cancellation) {
        AtomicReference<@Nullable Duration> firstToken = new AtomicReference<>();
        Completion completion = router.generate(
                request,
                text -> {
                    firstToken.compareAndSet(null, cancellation.elapsed());
                    events.accept(new StreamEvent.Token(text));
                },
                cancellation);
        GenerationResult result = new GenerationResult(
                request.requestId(), completion, cancellation.elapsed(), Optional.ofNullable(firstToken.get()));
        events.accept(new StreamEvent.Done(result));
        return result;
    }

    /** What is known of the model that answers. */
    public ModelStatus model() {
        return router.modelStatus();
    }
}
