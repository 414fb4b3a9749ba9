/** What the gate keeps outside the process: keys in files, limits in Redis. */
@NullMarked
package org.scribes.textgen.guard.store;

import org.jspecify.annotations.NullMarked;
