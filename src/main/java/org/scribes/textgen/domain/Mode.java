package org.scribes.textgen.domain;

/** The kind of a backend. */
public enum Mode {
    API,
    LOCAL,
    EXTRACTIVE
}
