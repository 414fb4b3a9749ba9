package org.scribes.textgen.config;

/** How a model's weights are held in memory. */
public enum Precision {
    /** What suits the model's size and the machine. */
    AUTO,
    F32,
    BF16,
    F16,
    INT8,
    INT4
}
