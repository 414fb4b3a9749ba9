package org.scribes.textgen.config;

/** How callers authenticate. */
public enum AuthMode {
    /** Without credentials: for loopback. */
    NONE,
    /** By an API key of this service. */
    API_KEY,
    /** By a JWT that another server signed. */
    JWT
}
