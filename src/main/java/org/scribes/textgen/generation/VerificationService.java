package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.ScriptureReference;
import org.scribes.textgen.generation.output.GroundingService;

/**
 * Verifies texts that were written elsewhere. One check per processor runs at a time. The others wait in order of arrival
 * until their deadlines.
 */
@ApplicationScoped
public class VerificationService {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final GroundingService grounding;
    private final GenerationService generation;
    private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    @Inject
    VerificationService(GroundingService grounding, GenerationService generation) {
        this.grounding = grounding;
        this.generation = generation;
    }

    /**
     * Verifies an answer.
     *
     * @throws GenerationException UNGROUNDED if {@code policy} is ENFORCE and text would have to be removed;
     *     INVALID_PARAMETER if two passages have the same id; OVERLOADED or TIMEOUT if the deadline passes
     */
    public GroundedAnswer verify(
            String answer, List<Passage> passages, GroundingPolicy policy, Cancellation cancellation) {
        return withPermit(cancellation, () -> grounding.verify(answer, passages, policy, cancellation));
    }

    /**
     * The Bible references in {@code text} in order.
     *
     * @throws GenerationException OVERLOADED or TIMEOUT when the deadline passes
     */
    public List<ScriptureReference> references(String text, Cancellation cancellation) {
        return withPermit(cancellation, () -> grounding.references(text, cancellation));
    }

    /** The OSIS form of a passage's reference, if it is a Bible reference that exists. Short, so it waits for nothing. */
    public Optional<String> osis(String reference, Cancellation cancellation) {
        return grounding.references(reference, cancellation).stream()
                .filter(ScriptureReference::exists)
                .map(ScriptureReference::osis)
                .findFirst();
    }

    private <T> T withPermit(Cancellation cancellation, Supplier<T> check) {
        return generation.whileActive(cancellation, () -> {
            acquirePermit(cancellation);
            try {
                return check.get();
            } finally {
                permits.release();
            }
        });
    }

    private void acquirePermit(Cancellation cancellation) {
        boolean acquired = false;
        try {
            acquired = permits.tryAcquire(cancellation.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!acquired) {
            throw GenerationException.retryable(
                    ErrorCode.OVERLOADED, "the server was busy with other checks until this one's deadline", RETRY);
        }
    }
}
