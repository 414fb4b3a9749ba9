package org.scribes.textgen.grounding.scripture;

/** A book and the confidence that a name means it. */
record BookName(Book book, NameConfidence confidence) {}
