/** What a request must pass before it is answered, and an answer before it is shown: pure, without I/O. */
@NullMarked
package org.scribes.textgen.guard;

import org.jspecify.annotations.NullMarked;
