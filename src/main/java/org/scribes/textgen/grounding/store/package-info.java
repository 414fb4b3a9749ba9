/** Reads the data of grounding from files: bundled and configured translations, languages and word lists. */
@NullMarked
package org.scribes.textgen.grounding.store;

import org.jspecify.annotations.NullMarked;
