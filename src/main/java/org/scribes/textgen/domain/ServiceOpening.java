package org.scribes.textgen.domain;

/**
 * The CDI event by which the service opens what it needs, once its configuration is known to be right. An observer that
 * throws stops the start.
 */
public record ServiceOpening() {}
