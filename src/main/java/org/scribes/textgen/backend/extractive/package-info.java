/** The last resort: no model, but the passage that fits the question best, quoted word for word. */
@NullMarked
package org.scribes.textgen.backend.extractive;

import org.jspecify.annotations.NullMarked;
