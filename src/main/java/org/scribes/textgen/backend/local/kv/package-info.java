/** The KV cache, with prefix sharing. */
@NullMarked
package org.scribes.textgen.backend.local.kv;

import org.jspecify.annotations.NullMarked;
