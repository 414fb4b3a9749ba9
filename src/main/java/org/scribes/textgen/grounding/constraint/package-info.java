/** The automaton that lets a model quote only what stands in the passages, and the index behind it. */
@NullMarked
package org.scribes.textgen.grounding.constraint;

import org.jspecify.annotations.NullMarked;
