/** What {@code guard} needs from outside the process: keys and tables in files, token buckets in Redis. */
@NullMarked
package org.scribes.textgen.guard.store;

import org.jspecify.annotations.NullMarked;
