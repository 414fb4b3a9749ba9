package org.scribes.textgen.api.http;

/** Runs a task periodically while a stream is open. */
@FunctionalInterface
public interface Heartbeats {
    /** Calls {@code beat} at a fixed interval on other threads, first after one interval. */
    Heartbeat start(Runnable beat);

    /** A running heartbeat. */
    @FunctionalInterface
    interface Heartbeat {
        /** Stops it. A running call may still complete. */
        void stop();
    }
}
