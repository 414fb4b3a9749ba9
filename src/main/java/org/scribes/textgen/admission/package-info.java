/** Which requests are read and worked on now, which wait, and which are refused. */
@NullMarked
package org.scribes.textgen.admission;

import org.jspecify.annotations.NullMarked;
