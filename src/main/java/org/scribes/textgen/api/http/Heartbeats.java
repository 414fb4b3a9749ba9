package org.scribes.textgen.api.http;

/** Beats while a stream is open. */
@FunctionalInterface
public interface Heartbeats {
    /** Begins to call {@code beat} at a fixed pace, on other threads; first after one whole interval. */
    Heartbeat start(Runnable beat);

    /** What beats until it is stopped. */
    @FunctionalInterface
    interface Heartbeat {
        /** Ends it. A beat under way may still end. */
        void stop();
    }
}
