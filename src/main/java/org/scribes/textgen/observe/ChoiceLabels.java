package org.scribes.textgen.observe;

/**
 * The labels of a choice among servers.
 *
 * @param server {@code host:port} as configured
 */
record ChoiceLabels(String target, String server, Enum<?> by) {}
