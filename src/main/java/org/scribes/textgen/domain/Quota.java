package org.scribes.textgen.domain;

import java.time.Duration;

/**
 * How much a caller may use up in a time, and what is left of it.
 *
 * @param policy names the limit, such as {@code user-requests}
 * @param limit the most in one window
 * @param window in which that much is granted anew, evenly
 * @param remaining what may be used at once
 * @param reset until all of it may be used again
 */
public record Quota(String policy, long limit, Duration window, long remaining, Duration reset) {}
