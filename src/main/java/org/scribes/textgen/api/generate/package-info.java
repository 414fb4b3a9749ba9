/** Generating answers, whole or as a stream, and counting tokens. */
@NullMarked
package org.scribes.textgen.api.generate;

import org.jspecify.annotations.NullMarked;
