package org.scribes.textgen.domain;

import java.util.List;

/** The tokenizer of a model whose vocabulary is known. Thread-safe. */
public interface ModelTokenizer {
    /** The tokens of a text on its own, as the model reads a raw prompt: special tokens included. */
    TokenizedText tokenize(String text);

    /**
     * The tokens of the whole prompt, chat template included.
     *
     * @throws GenerationException INVALID_PARAMETER if the model does not support the request
     */
    TokenizedText tokenize(GenerationRequest request);

    /**
     * The text of {@code ids}, special tokens included. Invalid UTF-8 becomes U+FFFD.
     *
     * @throws GenerationException INVALID_PARAMETER, naming {@code prompt}, if the vocabulary lacks an id
     */
    String decode(List<Integer> ids);
}
