/** OpenAI's API for its clients: chat completions, completions, responses and models. */
@NullMarked
package org.scribes.textgen.api.openai;

import org.jspecify.annotations.NullMarked;
