/** The text of an answer so far, with its references and citation markers. */
@NullMarked
package org.scribes.textgen.grounding.answer;

import org.jspecify.annotations.NullMarked;
