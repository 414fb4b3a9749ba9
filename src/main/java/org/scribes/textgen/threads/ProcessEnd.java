package org.scribes.textgen.threads;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.scribes.textgen.observe.EventLog;

/**
 * Runs an action when the JVM starts to shut down, and bounds the time that the shutdown takes. The server stops the
 * application only when no request is left, or after 30 s. That is too late to start draining, and it sets no limit for
 * a shutdown that hangs.
 */
public final class ProcessEnd implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(ProcessEnd.class);
    /** The log must not delay the shutdown. */
    private static final long LOG_MILLIS = 500;

    private static final int FAILED = 1;

    private final Runnable action;
    private final Duration limit;
    private final Runnable halt;
    private final Thread hook;

    /**
     * Registers a shutdown hook.
     *
     * @param action runs at once on the hook's thread
     * @param limit after which the process is halted
     */
    public static ProcessEnd watch(Runnable action, Duration limit) {
        ProcessEnd watched =
                new ProcessEnd(action, limit, () -> Runtime.getRuntime().halt(FAILED));
        Runtime.getRuntime().addShutdownHook(watched.hook);
        return watched;
    }

    /** Ends the process at once, with exit code 1. Nothing is written after what was written before. */
    public static void failed() {
        Runtime.getRuntime().halt(FAILED);
    }

    ProcessEnd(Runnable action, Duration limit, Runnable halt) {
        this.action = action;
        this.limit = limit;
        this.halt = halt;
        this.hook = new Thread(this::onShutdown, "process-end");
    }

    /** Starts the time limit and runs the action. */
    void onShutdown() {
        daemon("process-end-limit", this::haltAfterLimit).start();
        action.run();
    }

    private void haltAfterLimit() {
        try {
            TimeUnit.MILLISECONDS.sleep(limit.toMillis());
            Thread logger = daemon("process-end-log", () -> LOG.error("stop_forced"));
            logger.start();
            logger.join(LOG_MILLIS);
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

    /** Removes the shutdown hook. The process may go on after the application has stopped. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            LOG.debug("stop_in_progress");
        }
    }
}
