/**
 * The values of a chat template and what Python defines for them: truth, length, equality, order, arithmetic, text.
 *
 * <p>{@link org.scribes.textgen.template.value.Values} lists the types. {@link org.scribes.textgen.template.value.RenderBudget} limits what one rendering may use.
 */
@NullMarked
package org.scribes.textgen.template.value;

import org.jspecify.annotations.NullMarked;
