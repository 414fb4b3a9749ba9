package org.scribes.textgen.domain;

/** What a request is for, which decides the limit that it counts against. */
public enum RequestKind {
    /** A user's question. */
    QUESTION,
    /** What a user interface asks for itself, such as the title of a conversation. */
    TASK
}
