package org.scribes.textgen.config;

/** What happens about a name that is none of ours but looks like one. */
public enum UnknownNames {
    /** The start fails. */
    ERROR,
    /** The start goes on, with a warning. */
    WARN
}
