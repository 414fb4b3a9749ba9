/** Confidence intervals, tests and sample sizes, for comparing two ways of answering. No I/O, no state. */
@NullMarked
package org.scribes.textgen.statistics;

import org.jspecify.annotations.NullMarked;
