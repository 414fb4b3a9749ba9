/** Service level objectives: counts over several windows of time and their evaluation. */
@NullMarked
package org.scribes.textgen.slo;

import org.jspecify.annotations.NullMarked;
