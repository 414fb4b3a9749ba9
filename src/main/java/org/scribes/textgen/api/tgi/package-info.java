/** The API of Hugging Face's text-generation-inference: wire records, readers and writers. */
@NullMarked
package org.scribes.textgen.api.tgi;

import org.jspecify.annotations.NullMarked;
