/** Continuous batching: which requests share a step, and how answers reach their callers. */
@NullMarked
package org.scribes.textgen.backend.local.batch;

import org.jspecify.annotations.NullMarked;
