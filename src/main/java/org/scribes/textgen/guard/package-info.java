/** What a request or an answer must pass. Pure: what needs the outside is behind ports, in {@code guard.store}. */
@NullMarked
package org.scribes.textgen.guard;

import org.jspecify.annotations.NullMarked;
