/** Where text comes from: {@link org.scribes.textgen.backend.TextBackend} and the router that picks one. */
@NullMarked
package org.scribes.textgen.backend;

import org.jspecify.annotations.NullMarked;
