/**
 * Answers by a server behind an API: Hugging Face's router, vLLM, text-generation-inference, llama.cpp's server, or any
 * other that speaks one of their protocols.
 */
@NullMarked
package org.scribes.textgen.backend.remote;

import org.jspecify.annotations.NullMarked;
