package org.scribes.textgen.domain;

import java.time.Duration;

/**
 * The times that an answer took in the local engine.
 *
 * @param queued from submission to admission to the batch
 * @param prefill from admission to the first token
 * @param decode from the first token to the last
 * @param share compute time of this answer: the time of each step, divided evenly among the answers in the batch
 */
public record EngineTimes(Duration queued, Duration prefill, Duration decode, Duration share) {}
