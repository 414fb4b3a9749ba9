package org.scribes.textgen.domain;

/** The role of the author of a {@link Message}. */
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT
}
