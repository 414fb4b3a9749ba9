/** Reading a Hugging Face checkpoint folder: weights, configuration, tokenizer, chat template. */
@NullMarked
package org.scribes.textgen.checkpoint;

import org.jspecify.annotations.NullMarked;
