/** The Bible: its books and verses, references to them, and its text. No I/O. */
@NullMarked
package org.scribes.textgen.grounding.scripture;

import org.jspecify.annotations.NullMarked;
