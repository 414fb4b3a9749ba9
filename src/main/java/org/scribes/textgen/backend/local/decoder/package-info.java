/** Decoders: a checkpoint's weights, and the TorchScript that computes logits from tokens. */
@NullMarked
package org.scribes.textgen.backend.local.decoder;

import org.jspecify.annotations.NullMarked;
