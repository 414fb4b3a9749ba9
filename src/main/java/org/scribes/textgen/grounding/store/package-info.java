/** Where known texts come from: the Bible's translations in the jar, and those that are added as files. */
@NullMarked
package org.scribes.textgen.grounding.store;

import org.jspecify.annotations.NullMarked;
