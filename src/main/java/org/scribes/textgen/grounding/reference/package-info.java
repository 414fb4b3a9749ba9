/** References to a work, such as the Bible, and the wording of that work. */
@NullMarked
package org.scribes.textgen.grounding.reference;

import org.jspecify.annotations.NullMarked;
