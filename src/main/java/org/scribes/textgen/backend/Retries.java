package org.scribes.textgen.backend;

import static org.scribes.textgen.observe.EventLog.field;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.scribes.textgen.config.RetryConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;

/** Tries again where an attempt failed in a way that passes; the only place that does. */
@ApplicationScoped
public class Retries {
    private static final EventLog LOG = EventLog.of(Retries.class);

    private final RetryConfig config;
    private final GenerationMetrics metrics;
    private final DoubleSupplier random;

    @Inject
    Retries(RetryConfig config, GenerationMetrics metrics) {
        this(config, metrics, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0 to 1, for the jitter */
    Retries(RetryConfig config, GenerationMetrics metrics, DoubleSupplier random) {
        this.config = config;
        this.metrics = metrics;
        this.random = random;
    }

    /**
     * The first answer that {@code attempt} gives.
     *
     * @param standby whether another backend stands ready, so that long waits are not worth it
     * @throws GenerationException the last attempt's failure
     */
    Completion answer(
            Supplier<Completion> attempt, AnswerInProgress progress, Cancellation cancellation, boolean standby) {
        Waits waits = new Waits(config, standby, cancellation, random);
        RetryPolicy<Completion> policy = RetryPolicy.<Completion>builder()
                .handleIf(failure -> failure instanceof TransientFailure again
                        && progress.mayRetry()
                        && waits.plan(again.leastWait()))
                .withMaxAttempts(config.maxAttempts())
                .withDelayFn(context -> waits.planned())
                .onRetryScheduled(scheduled -> {
                    if (scheduled.getLastException() instanceof TransientFailure again) {
                        retrying(again, waits, progress);
                    }
                })
                .build();
        try {
            return Failsafe.with(policy).get(() -> {
                cancellation.throwIfCancelled();
                progress.attempt();
                return attempt.get();
            });
        } catch (TransientFailure last) {
            throw last.failure();
        } catch (FailsafeException interrupted) { // while it waited: nothing else throws what is checked
            Thread.currentThread().interrupt();
            cancellation.cancel(Cancellation.Reason.STOPPING);
            throw GenerationException.stopping();
        }
    }

    private void retrying(TransientFailure failure, Waits waits, AnswerInProgress progress) {
        metrics.retried(failure.reason());
        LOG.info(
                "attempt_failed",
                field("reason", failure.reason()),
                field("code", failure.failure().code()),
                field("retry_in_millis", waits.planned().toMillis()));
        progress.restart(failure.failure().code());
    }
}
