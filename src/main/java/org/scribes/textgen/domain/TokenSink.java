package org.scribes.textgen.domain;

/** Takes the pieces of an answer, in order, on the thread that asked for it. */
@FunctionalInterface
public interface TokenSink {
    /** Takes the next piece: never empty, never a broken character. May block while its reader does not read. */
    void accept(String text);

    /** Whether anybody saw what was taken since the answer began, if anything was: it may wait to be checked. */
    default boolean seen() {
        return true;
    }

    /** Takes what the model thinks before it says something, or between: no part of the answer. */
    default void thinking(String text) {}

    /** What was taken so far does not count: the answer begins anew, since it failed for {@code reason}. */
    default void restart(ErrorCode reason) {
        throw new UnsupportedOperationException("this reader cannot begin anew");
    }
}
