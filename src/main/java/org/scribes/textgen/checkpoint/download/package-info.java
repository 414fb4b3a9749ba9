/**
 * Finding a model: a folder, the Hugging Face cache, or a download from a hub into that cache. The entry point is
 * {@link org.scribes.textgen.checkpoint.download.ModelLocator}.
 */
@NullMarked
package org.scribes.textgen.checkpoint.download;

import org.jspecify.annotations.NullMarked;
