package org.scribes.textgen.domain;

/** How an answer is delivered, and what happens when an attempt fails midway. */
public enum Delivery {
    /** Not streamed: the client sees nothing of a failed attempt. */
    WHOLE,
    /** Streamed; a failed attempt may be followed by a restart event and another answer. */
    STREAM_RESTART,
    /** Streamed; a failed attempt ends the stream with an error. */
    STREAM_ERROR,
    /**
     * Streamed; the beginning is held back until the backend has proven itself, so that an early failure stays invisible. A
     * later one ends the stream with an error. For protocols that cannot take text back.
     */
    STREAM_HELD;

    /**
     * Whether a failed attempt may be followed by another answer.
     *
     * @param seen whether the client has seen text of the failed attempt
     */
    public boolean mayRestart(boolean seen) {
        return this == WHOLE || this == STREAM_RESTART || !seen;
    }
}
