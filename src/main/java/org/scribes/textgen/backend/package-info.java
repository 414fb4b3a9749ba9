/** Backends, which generate text, and the router that chooses among them. */
@NullMarked
package org.scribes.textgen.backend;

import org.jspecify.annotations.NullMarked;
