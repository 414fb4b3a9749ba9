package org.scribes.textgen.domain;

/**
 * One backend that was passed over.
 *
 * @param from the one that did not answer
 * @param to the one that was asked next
 * @param reason why
 * @param detail the same in words fit to show a user
 */
public record Failover(Mode from, Mode to, ErrorCode reason, String detail) {}
