/** The model, its limits and its state. */
@NullMarked
package org.scribes.textgen.api.model;

import org.jspecify.annotations.NullMarked;
