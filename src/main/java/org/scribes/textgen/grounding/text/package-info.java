/** Words, spans and markup of a text: what every other part of grounding reads. */
@NullMarked
package org.scribes.textgen.grounding.text;

import org.jspecify.annotations.NullMarked;
