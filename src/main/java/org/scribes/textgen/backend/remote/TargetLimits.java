package org.scribes.textgen.backend.remote;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.backend.remote.pool.KeyRing;
import org.scribes.textgen.backend.remote.pool.TargetGate;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.UpstreamGauge;
import org.scribes.textgen.observe.UpstreamMetrics;

/** Keeps a target within the limits that the catalogue states. What cannot pass waits for a while. */
final class TargetLimits {
    /** The part of a request's remaining time that it waits at most: an answer takes time, too. */
    private static final int WAIT_DIVISOR = 2;

    private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(2);

    private final String target;
    private final TargetGate gate;
    private final UpstreamMetrics metrics;
    private final List<Runnable> shown = new CopyOnWriteArrayList<>();

    TargetLimits(UpstreamTarget target, UpstreamMetrics metrics) {
        this.target = target.name();
        this.gate = new TargetGate(target.limits().requests(), target.limits().tokensPerMinute(), System::nanoTime);
        this.metrics = metrics;
    }

    void start(KeyRing keys) {
        shown.add(metrics.show(UpstreamGauge.WAITING, target, gate::waiting));
        shown.add(metrics.show(UpstreamGauge.KEYS_RESTING, target, keys::resting));
    }

    void stop() {
        shown.forEach(Runnable::run);
    }

    /** Whether a request of {@code tokens} tokens would have to wait now. */
    boolean isFull(int tokens) {
        return gate.isFull(tokens);
    }

    /**
     * Waits until a request may be made.
     *
     * @param tokens the tokens that it is expected to use
     * @return the permit, which the caller closes
     * @throws TransientFailure OVERLOADED if it would have to wait too long
     */
    TargetGate.Permit pass(int tokens, Cancellation cancellation) {
        if (gate.isFull(tokens)) {
            metrics.waited(target);
        }
        Cancellation.Registration registration = cancellation.onCancel(gate::wake);
        try {
            Optional<TargetGate.Permit> permit = gate.pass(
                    tokens,
                    cancellation.remaining().dividedBy(WAIT_DIVISOR),
                    () -> cancellation.reason().isEmpty());
            return permit.orElseThrow(() -> full(cancellation));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GenerationException.stopping();
        } finally {
            registration.close();
        }
    }

    private static TransientFailure full(Cancellation cancellation) {
        cancellation.throwIfCancelled();
        return new TransientFailure(
                "full",
                GenerationException.retryable(
                        ErrorCode.OVERLOADED,
                        "the limits of the provider's target are reached; try again shortly",
                        RETRY_WHEN_FULL));
    }
}
