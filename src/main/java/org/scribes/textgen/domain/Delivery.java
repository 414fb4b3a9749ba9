package org.scribes.textgen.domain;

/** How an answer is delivered, and what happens when an attempt fails midway. */
public enum Delivery {
    /** Not streamed: the client sees nothing of a failed attempt. */
    WHOLE,
    /** Streamed; a failed attempt may be followed by a restart event and another answer. */
    STREAM_RESTART,
    /** Streamed; a failed attempt ends the stream with an error. */
    STREAM_ERROR
}
