package org.scribes.textgen.template.value;

import java.util.List;

/** Python's tuple. A Python list is a {@link List}. */
public record Tuple(List<Object> items) {}
