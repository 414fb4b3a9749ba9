/** Threads that the server makes. */
@NullMarked
package org.scribes.textgen.threads;

import org.jspecify.annotations.NullMarked;
