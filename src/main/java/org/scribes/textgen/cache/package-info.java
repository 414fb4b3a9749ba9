/** Answers that are remembered, and answers that identical requests share while they come into being. */
@NullMarked
package org.scribes.textgen.cache;

import org.jspecify.annotations.NullMarked;
