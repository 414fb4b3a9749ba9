package org.scribes.textgen.domain;

/** Returns the current state of the model without blocking. */
public interface ModelStatusSource {
    ModelStatus modelStatus();
}
