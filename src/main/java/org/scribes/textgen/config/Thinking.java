package org.scribes.textgen.config;

/** What happens to a model's thinking. It is never part of the answer. */
public enum Thinking {
    /** It is dropped. */
    HIDE,
    /** Streams send it as separate events. */
    EVENT
}
