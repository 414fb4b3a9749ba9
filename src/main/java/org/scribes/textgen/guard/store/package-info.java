/** The state of {@code guard} outside the process: keys in files, token buckets in Redis. */
@NullMarked
package org.scribes.textgen.guard.store;

import org.jspecify.annotations.NullMarked;
