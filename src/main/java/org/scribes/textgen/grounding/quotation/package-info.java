/** Quotations: reading them, judging them, and repairing them. */
@NullMarked
package org.scribes.textgen.grounding.quotation;

import org.jspecify.annotations.NullMarked;
