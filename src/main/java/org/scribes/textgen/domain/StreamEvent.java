package org.scribes.textgen.domain;

/** What a caller sees while an answer comes into being: any number of {@link Token}, then one {@link Done}. */
public sealed interface StreamEvent {
    /** The next piece of the answer, never empty, never a broken character. */
    record Token(String text) implements StreamEvent {}

    /** The end of the answer. */
    record Done(GenerationResult result) implements StreamEvent {}
}
