/** A Hugging Face checkpoint run inside the process by DJL's PyTorch engine. */
@NullMarked
package org.scribes.textgen.backend.local;

import org.jspecify.annotations.NullMarked;
