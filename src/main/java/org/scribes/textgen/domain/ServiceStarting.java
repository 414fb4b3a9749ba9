package org.scribes.textgen.domain;

/**
 * The CDI event by which the service starts its background work, once everything is open and before the first request.
 * An observer that throws stops the start.
 */
public record ServiceStarting() {}
