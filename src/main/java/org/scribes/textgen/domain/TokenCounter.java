package org.scribes.textgen.domain;

/** Counts tokens as the model's own tokenizer makes them. */
public interface TokenCounter {
    /** The tokens of the whole prompt, chat template included. */
    int countPrompt(GenerationRequest request);

    /** The tokens of a text that stands for itself. */
    int count(String text);
}
