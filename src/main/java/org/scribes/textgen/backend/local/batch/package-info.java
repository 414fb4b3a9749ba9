/** Continuous batching: which requests share a step, and how their answers reach the callers. */
@NullMarked
package org.scribes.textgen.backend.local.batch;

import org.jspecify.annotations.NullMarked;
