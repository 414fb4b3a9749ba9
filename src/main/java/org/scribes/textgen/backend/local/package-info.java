/** Generation with a Hugging Face checkpoint inside the process, on DJL's PyTorch engine. */
@NullMarked
package org.scribes.textgen.backend.local;

import org.jspecify.annotations.NullMarked;
