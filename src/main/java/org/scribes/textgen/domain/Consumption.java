package org.scribes.textgen.domain;

import java.time.Duration;

/**
 * The resources that one attempt consumed, even if its answer was discarded.
 *
 * @param model the model that ran
 * @param engine compute time in the local engine; zero for other backends
 */
public record Consumption(Mode mode, String model, TokenUsage usage, Duration engine) {}
