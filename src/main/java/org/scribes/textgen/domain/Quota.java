package org.scribes.textgen.domain;

import java.time.Duration;

/**
 * A rate limit of a caller and its remaining quota.
 *
 * @param policy the name of the limit, for example {@code user-requests}
 * @param limit the maximum in one window
 * @param window the time in which the full quota is refilled, at a constant rate
 * @param remaining the quota available now
 * @param reset the time until the full quota is available
 */
public record Quota(String policy, long limit, Duration window, long remaining, Duration reset) {}
