package org.scribes.textgen.config;

/** When the local model is loaded. */
public enum LoadMode {
    STARTUP,
    /** By the first request. */
    LAZY
}
