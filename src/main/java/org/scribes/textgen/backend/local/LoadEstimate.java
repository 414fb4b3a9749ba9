package org.scribes.textgen.backend.local;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a step of a load will still take, if it goes on as fast as since its begin.
 *
 * @param progress the last one
 * @param began when the step began, by a monotonic clock in nanoseconds
 * @param first the share at its begin: of a download that is resumed a part is there
 */
record LoadEstimate(LoadProgress progress, long began, double first) {
    /** The speed of less time says little. */
    private static final Duration ENOUGH = Duration.ofSeconds(2);

    /** For a step that begins with {@code progress}. */
    LoadEstimate(LoadProgress progress, long began) {
        this(progress, began, progress.share());
    }

    LoadEstimate with(LoadProgress next) {
        return new LoadEstimate(next, began, first);
    }

    /** The time since the step began. */
    Duration elapsed(long now) {
        return Duration.ofNanos(now - began);
    }

    /** The time that is left; empty if nothing of the step was done yet, or it cannot be measured. */
    Optional<Duration> left(long now) {
        double done = progress.share() - first;
        Duration elapsed = elapsed(now);
        if (done <= 0 || elapsed.compareTo(ENOUGH) < 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((long) (elapsed.toNanos() / done * (1 - progress.share()))));
    }
}
