/** The servers and keys of one target: which is asked next, how many at once. It knows neither HTTP nor the secrets. */
@NullMarked
package org.scribes.textgen.backend.remote.pool;

import org.jspecify.annotations.NullMarked;
