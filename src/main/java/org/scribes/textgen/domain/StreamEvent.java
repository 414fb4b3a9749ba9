package org.scribes.textgen.domain;

/**
 * What a caller sees while an answer comes into being: any number of {@link Token},
 * {@link Thinking} and {@link Cited}, then one {@link Done}. After a
 * {@link Restart} the answer begins anew.
 */
public sealed interface StreamEvent {
    /** The next piece of the answer, never empty, never a broken character. */
    record Token(String text) implements StreamEvent {
        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Token[" + text.length() + " characters]";
        }
    }

    /** The next piece of what the model thinks, which is no part of the answer and is held against nothing. */
    record Thinking(String text) implements StreamEvent {
        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Thinking[" + text.length() + " characters]";
        }
    }

    /** What stands at the end of the answer so far. */
    record Cited(Citation citation) implements StreamEvent {}

    /**
     * What was shown does not count: another attempt begins anew.
     *
     * @param reason why the one before failed
     */
    record Restart(ErrorCode reason) implements StreamEvent {}

    /** The end of the answer. */
    record Done(GenerationResult result) implements StreamEvent {}
}
