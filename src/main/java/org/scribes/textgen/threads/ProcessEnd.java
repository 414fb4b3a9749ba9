package org.scribes.textgen.threads;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.scribes.textgen.observe.EventLog;

/**
 * Acts as soon as the process is told to end, and bounds how long that takes. The server stops the application only when no
 * request is left, or after 30 s: too late to begin with anything, and nothing bounds what hangs then.
 */
public final class ProcessEnd implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(ProcessEnd.class);
    /** A log that hangs does not hold up the end. */
    private static final long LOG_MILLIS = 500;

    private static final int FAILED = 1;

    private final Runnable first;
    private final Duration most;
    private final Runnable halt;
    private final Thread hook;

    /**
     * Begins to watch for the end of the process.
     *
     * @param first done at once when it is told to end, on a thread of its own
     * @param most after which the process is ended whatever still goes on
     */
    public static ProcessEnd watch(Runnable first, Duration most) {
        ProcessEnd watched =
                new ProcessEnd(first, most, () -> Runtime.getRuntime().halt(FAILED));
        Runtime.getRuntime().addShutdownHook(watched.hook);
        return watched;
    }

    ProcessEnd(Runnable first, Duration most, Runnable halt) {
        this.first = first;
        this.most = most;
        this.halt = halt;
        this.hook = new Thread(this::begin, "process-end");
    }

    /** The process was told to end. */
    void begin() {
        daemon("process-end-limit", this::haltInTime).start();
        first.run();
    }

    private void haltInTime() {
        try {
            TimeUnit.MILLISECONDS.sleep(most.toMillis());
            Thread told = daemon("process-end-log", () -> LOG.error("stop_forced"));
            told.start();
            told.join(LOG_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            halt.run();
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Watches no more: the application stops, and the process may go on without it. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.debug("stop_in_progress");
        }
    }
}
