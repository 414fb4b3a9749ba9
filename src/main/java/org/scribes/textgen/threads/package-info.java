/** Managed threads, background tasks and process shutdown. */
@NullMarked
package org.scribes.textgen.threads;

import org.jspecify.annotations.NullMarked;
