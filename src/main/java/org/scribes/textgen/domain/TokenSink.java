package org.scribes.textgen.domain;

/** Receives the text of one attempt at an answer, in order, on the thread that called the backend. */
@FunctionalInterface
public interface TokenSink {
    /** Takes the next piece of the answer: never empty, never half a surrogate pair. May block while the client reads. */
    void accept(String text);

    /** Takes the next piece of the model's thinking, which is not part of the answer. */
    default void thinking(String text) {}

    /** Takes the consumption of the attempt, once, when it ends. Not called if the attempt consumed nothing. */
    default void consumed(Consumption consumption) {}
}
