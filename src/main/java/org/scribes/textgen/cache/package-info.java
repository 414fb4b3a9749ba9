/** The answer cache, and the generations that identical requests share. */
@NullMarked
package org.scribes.textgen.cache;

import org.jspecify.annotations.NullMarked;
