/** What a request and an answer must pass. */
@NullMarked
package org.scribes.textgen.guard;

import org.jspecify.annotations.NullMarked;
