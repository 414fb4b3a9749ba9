package org.scribes.textgen.domain;

import java.time.Duration;

/**
 * The resources that one attempt consumed, even if its answer was discarded.
 *
 * @param target the target that ran it
 * @param model the model that ran
 * @param engine compute time in the local engine; zero for other backends
 */
public record Consumption(String target, Mode mode, String model, TokenUsage usage, Duration engine) {
    /** Of a target that has the name of its kind. */
    public Consumption(Mode mode, String model, TokenUsage usage, Duration engine) {
        this(EnumNames.of(mode), mode, model, usage, engine);
    }
}
