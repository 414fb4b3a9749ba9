/** The Bible's part of grounding: its books and verses, references to them in any text, and its wording. Pure. */
@NullMarked
package org.scribes.textgen.grounding.scripture;

import org.jspecify.annotations.NullMarked;
