/** The comparison of two variants. */
@NullMarked
package org.scribes.textgen.api.comparison;

import org.jspecify.annotations.NullMarked;
