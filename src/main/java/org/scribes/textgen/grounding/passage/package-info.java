/** The passages of a request, and the search for words in them. */
@NullMarked
package org.scribes.textgen.grounding.passage;

import org.jspecify.annotations.NullMarked;
