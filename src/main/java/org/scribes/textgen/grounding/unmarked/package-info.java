/** Quotations without quotation marks. */
@NullMarked
package org.scribes.textgen.grounding.unmarked;

import org.jspecify.annotations.NullMarked;
