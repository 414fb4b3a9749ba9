/** The REST face: JAX-RS resources, wire records, the one exception mapper. It translates and decides nothing. */
@NullMarked
package org.scribes.textgen.api;

import org.jspecify.annotations.NullMarked;
