package org.scribes.textgen.threads;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.observe.EventLog;

/**
 * A task that must never end on its own: a loop on its own thread, or a task that a scheduler repeats. An exception or
 * {@link Error} ends only the current round. The failure is logged, and the service is not ready until a round succeeds
 * or the task reports that it recovered. Expected failures, for example an unreachable server, are handled within the
 * round. Thread-safe.
 */
public final class BackgroundTask {
    private static final EventLog LOG = EventLog.of(BackgroundTask.class);

    private final String name;
    private volatile @Nullable String failure;

    BackgroundTask(String name) {
        this.name = name;
    }

    /**
     * Runs a round.
     *
     * @param onFailure cleans up after a failed round and supplies its result
     */
    public <T> T run(Supplier<T> round, Function<Throwable, T> onFailure) {
        T result;
        try {
            result = round.get();
        } catch (Throwable e) {
            recordFailure(e);
            return onFailure.apply(e);
        }
        recovered();
        return result;
    }

    /**
     * Runs a round.
     *
     * @return whether it succeeded
     */
    public boolean run(Runnable round) {
        return run(
                () -> {
                    round.run();
                    return true;
                },
                e -> false);
    }

    /** Reports that the task works again, so the service can be ready. */
    public void recovered() {
        if (failure != null) {
            failure = null;
            LOG.info("background_task_back", field("task", name));
        }
    }

    private void recordFailure(Throwable e) {
        boolean first = failure == null;
        failure = e.getClass().getSimpleName();
        if (first) {
            LOG.error("background_task_failed", field("task", name), failure(e));
        }
    }

    String name() {
        return name;
    }

    /** The class name of the last failure, if the task has not recovered since. */
    Optional<String> lastFailure() {
        return Optional.ofNullable(failure);
    }
}
