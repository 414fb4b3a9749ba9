package org.scribes.textgen.domain;

/** How an answer reaches its reader, and so what may happen when it breaks off. */
public enum Delivery {
    /** Whole, at its end: nobody sees what came before a failure. */
    WHOLE,
    /** Piece by piece; when it breaks off, another answer may begin anew, and the reader is told. */
    STREAM_RESTART,
    /** Piece by piece; when it breaks off, that is the end. */
    STREAM_ERROR
}
