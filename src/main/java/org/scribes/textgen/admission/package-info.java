/** Admission control: which requests are read and run now, which wait, and which are refused. */
@NullMarked
package org.scribes.textgen.admission;

import org.jspecify.annotations.NullMarked;
