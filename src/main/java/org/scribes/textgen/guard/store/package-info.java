/** What the guard keeps outside of this instance. */
@NullMarked
package org.scribes.textgen.guard.store;

import org.jspecify.annotations.NullMarked;
