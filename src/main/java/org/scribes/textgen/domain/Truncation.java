package org.scribes.textgen.domain;

/** How a prompt that exceeds the context window is shortened. */
public enum Truncation {
    /** Not at all: the request is refused. */
    NO,
    /** Drops passages from the end of the list: for passages sorted by relevance. */
    LAST_PASSAGES,
    /** Drops passages from the start of the list: for passages sorted by age. */
    OLDEST_PASSAGES,
    /** Drops the start of the prompt, up to a passage or sentence boundary. */
    START
}
