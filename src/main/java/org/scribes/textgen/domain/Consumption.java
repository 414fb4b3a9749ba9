package org.scribes.textgen.domain;

import java.time.Duration;

/**
 * What one attempt at an answer used up, whether or not that answer was shown.
 *
 * @param model that was asked
 * @param engine working time of an engine of ours; zero where none was asked
 */
public record Consumption(Mode mode, String model, TokenUsage usage, Duration engine) {}
