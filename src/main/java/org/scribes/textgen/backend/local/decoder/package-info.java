/** Decoders: loading a checkpoint's weights, and computing logits from tokens in TorchScript. */
@NullMarked
package org.scribes.textgen.backend.local.decoder;

import org.jspecify.annotations.NullMarked;
