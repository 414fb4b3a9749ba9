package org.scribes.textgen.config;

/** The precision of a model's weights in memory. */
public enum Precision {
    /** Chosen by the model's size and the machine. */
    AUTO,
    F32,
    BF16,
    F16,
    INT8,
    INT4
}
