package org.scribes.textgen.backend.local.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * Lets a request wait if its answer is expected before its deadline, by the load of the engine and the requests that
 * are served before it. A request that meets an idle engine always may try. Thread-safe.
 */
public final class TimedAdmission implements AdmissionQueue.Policy<QueuedRequest> {
    /** The expected time of a new request counts this much more, so that few are refused once they wait. */
    private static final double MARGIN = 1.1;

    private static final double NANOS = 1e9;

    private volatile EngineLoad load = EngineLoad.NONE;

    /** Sets the present load of the engine. */
    public void update(EngineLoad current) {
        load = current;
    }

    /** The time until a request would start that is served after {@code waiting}. */
    public Duration expectedWait(List<QueuedRequest> waiting) {
        return Duration.ofNanos((long) served(load, waiting, waiting).startNanos());
    }

    @Override
    public Optional<GenerationException> refusal(QueuedRequest queued, List<QueuedRequest> before) {
        List<QueuedRequest> all = new ArrayList<>(before);
        all.add(queued);
        Forecast forecast = served(load, all, before);
        double completion = forecast.completionNanos(queued);
        boolean inTime = MARGIN * completion <= remainingNanos(queued);
        return forecast.isIdle() || inTime ? Optional.empty() : Optional.of(refusal(queued, forecast, completion));
    }

    @Override
    public Map<QueuedRequest, GenerationException> late(List<QueuedRequest> waiting) {
        Map<QueuedRequest, GenerationException> late = new LinkedHashMap<>();
        Forecast forecast = new Forecast(load, waiting);
        for (QueuedRequest queued : waiting) {
            double completion = forecast.completionNanos(queued);
            if (forecast.isIdle() || completion <= remainingNanos(queued)) {
                forecast.serve(queued);
            } else {
                late.put(queued, refusal(queued, forecast, completion));
            }
        }
        return late;
    }

    private static Forecast served(EngineLoad load, List<QueuedRequest> all, List<QueuedRequest> before) {
        Forecast forecast = new Forecast(load, all);
        before.forEach(forecast::serve);
        return forecast;
    }

    private static double remainingNanos(QueuedRequest queued) {
        return queued.cancellation().remaining().toNanos();
    }

    /** After the time to retry, the same request would be admitted, if no others came in the meantime. */
    private static GenerationException refusal(QueuedRequest queued, Forecast forecast, double completion) {
        Cancellation cancellation = queued.cancellation();
        double allowed = cancellation.elapsed().plus(cancellation.remaining()).toNanos();
        double wait = Math.min(completion - allowed / MARGIN, forecast.endNanos());
        long retrySeconds = Math.max(1, (long) Math.ceil(wait / NANOS));
        double seconds = cancellation.elapsed().toNanos() + completion;
        return GenerationException.retryable(
                ErrorCode.OVERLOADED,
                "the answer would be complete in about %d seconds, too late for the deadline of %s seconds; try again in %d seconds"
                        .formatted((long) Math.ceil(seconds / NANOS), trimmed(allowed / NANOS), retrySeconds),
                Duration.ofSeconds(retrySeconds));
    }

    private static String trimmed(double seconds) {
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : "%.1f".formatted(seconds);
    }
}
