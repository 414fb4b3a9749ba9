/** An answer while it is written: its text so far, its references and its citation markers. */
@NullMarked
package org.scribes.textgen.grounding.answer;

import org.jspecify.annotations.NullMarked;
