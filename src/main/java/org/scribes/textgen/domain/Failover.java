package org.scribes.textgen.domain;

/**
 * A failover from one backend to the next.
 *
 * @param from the backend that failed
 * @param to the next backend
 * @param reason why it failed
 * @param detail the reason in words for the user
 */
public record Failover(Mode from, Mode to, ErrorCode reason, String detail) {}
