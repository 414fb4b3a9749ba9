package org.scribes.textgen.domain;

/** Counts tokens with the model's own tokenizer. */
public interface TokenCounter {
    /** The tokens of the whole prompt, chat template included. */
    int countPrompt(GenerationRequest request);

    /** The tokens of a text on its own. */
    int count(String text);
}
