package org.scribes.textgen.backend.remote.pool;

import java.time.Duration;

/**
 * When a server is left alone, with the meaning of MicroProfile Fault Tolerance's {@code @CircuitBreaker}.
 *
 * @param requests the calls that are looked at ({@code requestVolumeThreshold})
 * @param failureRatio the share of failures among them that opens the circuit, above 0, at most 1
 * @param delay how long the circuit stays open before one call is tried
 */
public record BreakerSettings(int requests, double failureRatio, Duration delay) {}
