package org.scribes.textgen.template.value;

import java.util.Iterator;

/** Python's generator: items that can be iterated once. {@code map}, {@code select} and similar filters return it. */
public record Generator(Iterator<Object> items) {}
