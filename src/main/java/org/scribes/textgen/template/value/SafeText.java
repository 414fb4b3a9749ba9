package org.scribes.textgen.template.value;

/**
 * A string after the filter {@code safe}: Python's {@code Markup}. Only printing, comparing and {@code length} are
 * supported, because Python escapes the strings that it is combined with.
 */
public record SafeText(String text) {}
