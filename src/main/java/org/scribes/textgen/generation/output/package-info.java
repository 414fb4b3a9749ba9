/** What an answer passes through on its way to its events: thinking filter, grounding, masking; and its validation. */
@NullMarked
package org.scribes.textgen.generation.output;

import org.jspecify.annotations.NullMarked;
