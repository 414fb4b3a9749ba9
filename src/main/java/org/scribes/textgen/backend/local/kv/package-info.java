/** The KV cache and how its space is shared. */
@NullMarked
package org.scribes.textgen.backend.local.kv;

import org.jspecify.annotations.NullMarked;
