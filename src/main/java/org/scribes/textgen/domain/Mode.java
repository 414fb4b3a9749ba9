package org.scribes.textgen.domain;

/** Which kind of backend answers. */
public enum Mode {
    API,
    LOCAL,
    EXTRACTIVE
}
