package org.scribes.textgen.domain;

/** How the passages of a request are given. */
public enum ContextLayout {
    /** In the field {@code passages}. */
    PASSAGES,
    /** As numbered blocks in the prompt: {@code [2] John 3:16: …}. */
    NUMBERED,
    /** As blocks in the prompt under a line {@code Source: …}. */
    SOURCE,
    /** No passages were found: the whole prompt is the source. */
    PROMPT
}
