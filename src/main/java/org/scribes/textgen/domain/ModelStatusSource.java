package org.scribes.textgen.domain;

/** Tells the state of the model at any time, without waiting. */
public interface ModelStatusSource {
    ModelStatus modelStatus();
}
