/**
 * Entry points for requests. Every answer, streamed or not, comes from
 * {@link org.scribes.textgen.generation.GenerationService}.
 */
@NullMarked
package org.scribes.textgen.generation;

import org.jspecify.annotations.NullMarked;
