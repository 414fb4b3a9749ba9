/** The stages between a request and its answer, and the loop that makes the attempts. */
@NullMarked
package org.scribes.textgen.generation.pipeline;

import org.jspecify.annotations.NullMarked;
