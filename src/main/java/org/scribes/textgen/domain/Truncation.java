package org.scribes.textgen.domain;

/** What is done about a prompt that does not fit into the model's window. */
public enum Truncation {
    /** It is refused. */
    NO,
    /** Passages are left out, the last of the request first: it is taken to name the best ones first, as a search does. */
    LAST_PASSAGES,
    /** Passages are left out, the first of the request first: it is taken to name them in the order of their age. */
    OLDEST_PASSAGES,
    /** The beginning is left out, up to the edge of a passage or a sentence. */
    START
}
