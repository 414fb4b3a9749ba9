/** The comparison of two variants of models: which differences are decided, and what the others need. No I/O. */
@NullMarked
package org.scribes.textgen.comparison;

import org.jspecify.annotations.NullMarked;
