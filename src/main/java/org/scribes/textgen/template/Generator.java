package org.scribes.textgen.template;

import java.util.Iterator;

/** A sequence that is made while it is walked, once: what {@code map}, {@code select} and their kin give. */
record Generator(Iterator<Object> items) {}
