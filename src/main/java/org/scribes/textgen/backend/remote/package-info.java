/**
 * The remote backend: calls Hugging Face's router, vLLM, text-generation-inference, llama.cpp's server, or any other
 * server that speaks one of their protocols.
 */
@NullMarked
package org.scribes.textgen.backend.remote;

import org.jspecify.annotations.NullMarked;
