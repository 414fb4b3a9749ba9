/** The one orchestrator: every answer, streamed or not, comes through {@link org.scribes.textgen.generation.GenerationService}. */
@NullMarked
package org.scribes.textgen.generation;

import org.jspecify.annotations.NullMarked;
