/** Checking texts that were written elsewhere, and finding references. */
@NullMarked
package org.scribes.textgen.api.verify;

import org.jspecify.annotations.NullMarked;
