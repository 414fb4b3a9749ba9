package org.scribes.textgen.domain;

/** Where the passages that may be quoted were found. */
public enum ContextLayout {
    /** The request named them. */
    PASSAGES,
    /** The prompt holds numbered blocks: {@code [2] John 3:16: …}. */
    NUMBERED,
    /** The prompt holds blocks under a line {@code Source: …}. */
    SOURCE,
    /** None of these was found: the prompt as a whole may be quoted. */
    PROMPT
}
