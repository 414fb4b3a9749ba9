/** Sampling the next token from logits: {@link org.scribes.textgen.backend.local.sampling.Sampler}. */
@NullMarked
package org.scribes.textgen.backend.local.sampling;

import org.jspecify.annotations.NullMarked;
