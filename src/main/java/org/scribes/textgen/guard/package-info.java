/** What a request or an answer must pass. Pure: files and other servers are behind {@code guard.store}. */
@NullMarked
package org.scribes.textgen.guard;

import org.jspecify.annotations.NullMarked;
