package org.scribes.textgen.config;

/** How callers say who they are. */
public enum AuthMode {
    /** Not at all: for loopback. */
    NONE,
    /** By a key of this service. */
    API_KEY,
    /** By a token that another server signed. */
    JWT
}
