/**
 * Finding a model: a folder, the Hugging Face cache, or a download from a hub into that cache. The door is
 * {@link org.scribes.textgen.backend.local.checkpoint.hub.ModelLocator}.
 */
@NullMarked
package org.scribes.textgen.backend.local.checkpoint.hub;

import org.jspecify.annotations.NullMarked;
