package org.scribes.textgen.domain;

/**
 * An event of an answer stream: any number of {@link Token}, {@link Thinking} and {@link Cited}, then one {@link Done}.
 * A {@link Restart} discards the answer so far.
 */
public sealed interface StreamEvent {
    /** The next text of the answer: never empty, never half a surrogate pair. */
    record Token(String text) implements StreamEvent {
        /** Omits the text, since server traces print method arguments. */
        @Override
        public String toString() {
            return "Token[" + text.length() + " characters]";
        }
    }

    /** The next text of the model's thinking. It is not part of the answer and is not checked. */
    record Thinking(String text) implements StreamEvent {
        /** Omits the text, since server traces print method arguments. */
        @Override
        public String toString() {
            return "Thinking[" + text.length() + " characters]";
        }
    }

    /** A citation at the end of the answer so far. */
    record Cited(Citation citation) implements StreamEvent {}

    /**
     * The text so far is void: another attempt starts from the beginning.
     *
     * @param reason why the previous attempt failed
     */
    record Restart(ErrorCode reason) implements StreamEvent {}

    /** The end of the answer. */
    record Done(GenerationResult result) implements StreamEvent {}
}
