/** Choosing the next token from a model's scores: {@link org.scribes.textgen.backend.local.sampling.Sampler}. */
@NullMarked
package org.scribes.textgen.backend.local.sampling;

import org.jspecify.annotations.NullMarked;
