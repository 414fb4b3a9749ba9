package org.scribes.textgen.config;

/** What becomes of what a model thinks before it answers. It is never part of the answer. */
public enum Thinking {
    /** Nobody sees it. */
    HIDE,
    /** Streams tell it in events of its own. */
    EVENT
}
