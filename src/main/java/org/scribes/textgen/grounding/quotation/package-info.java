/** Quotations: where they begin and end, whether they are true, and what is shown in their place. */
@NullMarked
package org.scribes.textgen.grounding.quotation;

import org.jspecify.annotations.NullMarked;
