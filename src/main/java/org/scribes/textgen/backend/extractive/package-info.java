/** The extractive backend: quotes the best passage without a model. */
@NullMarked
package org.scribes.textgen.backend.extractive;

import org.jspecify.annotations.NullMarked;
