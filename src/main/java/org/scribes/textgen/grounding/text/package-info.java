/** Words, spans, clauses and markup of texts. */
@NullMarked
package org.scribes.textgen.grounding.text;

import org.jspecify.annotations.NullMarked;
