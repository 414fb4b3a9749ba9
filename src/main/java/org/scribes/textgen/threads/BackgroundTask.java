package org.scribes.textgen.threads;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.observe.EventLog;

/**
 * A task that others rely on and that must never end by itself: a loop on its own thread, or what a scheduler runs again
 * and again. Each of its rounds runs in here. Whatever a round throws, an {@link Error} too, ends that round only; it is
 * logged, and the service is not ready until a round has gone well or the task says that it has started anew. What a task
 * expects to go wrong, such as a server that is away, it handles within its round. Safe for use by several threads.
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
     * @param failed fails what the round had in hand; its result is that of a round that failed
     */
    public <T> T run(Supplier<T> round, Function<Throwable, T> failed) {
        T result;
        try {
            result = round.get();
        } catch (Throwable e) {
            failed(e);
            return failed.apply(e);
        }
        startsAnew();
        return result;
    }

    /**
     * Runs a round.
     *
     * @return whether it went well
     */
    public boolean run(Runnable round) {
        return run(
                () -> {
                    round.run();
                    return true;
                },
                e -> false);
    }

    /** Does its work again: the service can be ready. */
    public void startsAnew() {
        if (failure != null) {
            failure = null;
            LOG.info("background_task_back", field("task", name));
        }
    }

    private void failed(Throwable e) {
        boolean first = failure == null;
        failure = e.getClass().getSimpleName();
        if (first) {
            LOG.error("background_task_failed", field("task", name), failure(e));
        }
    }

    String name() {
        return name;
    }

    /** What its last round failed with, if it has not started anew since. */
    Optional<String> failedWith() {
        return Optional.ofNullable(failure);
    }
}
