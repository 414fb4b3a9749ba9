package org.scribes.textgen.domain;

import java.time.Duration;

/**
 * What an answer took in an engine of ours.
 *
 * @param queued until it had its place
 * @param prefill from then on until its prompt was read and its first token chosen
 * @param decode from then on to its last token
 * @param share of the engine's working time that was its own: each step is divided evenly among those who take it
 */
public record EngineTimes(Duration queued, Duration prefill, Duration decode, Duration share) {}
