package org.scribes.textgen.grounding.scripture;

/** What a name in a text says. */
record BookName(Book book, NameConfidence weight) {}
