/** The API of Hugging Face's text-generation-inference for its clients. */
@NullMarked
package org.scribes.textgen.api.tgi;

import org.jspecify.annotations.NullMarked;
