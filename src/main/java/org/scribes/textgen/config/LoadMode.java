package org.scribes.textgen.config;

/** When the local model is loaded. */
public enum LoadMode {
    STARTUP,
    /** On the first request. */
    LAZY
}
