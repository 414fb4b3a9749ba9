/** The automaton that lets a model quote only the passages, and its index. */
@NullMarked
package org.scribes.textgen.grounding.constraint;

import org.jspecify.annotations.NullMarked;
