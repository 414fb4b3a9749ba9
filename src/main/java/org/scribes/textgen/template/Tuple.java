package org.scribes.textgen.template;

import java.util.List;

/** Python's tuple. A list is a {@link List}, a dict a {@link java.util.Map}; none of them ever changes. */
record Tuple(List<Object> items) {}
