package org.scribes.textgen.domain;

import java.util.OptionalInt;

/**
 * The length of a prompt, and how many of its passages fit the context window.
 *
 * @param model the model that would answer
 * @param tokens the tokens of the whole prompt, chat template included
 * @param estimated whether {@code tokens} is estimated from the text because no tokenizer is available
 * @param window the context window in tokens, if it is known
 * @param answer the tokens reserved for the answer
 * @param passagesThatFit how many passages, counted from the first, fit with the rest of the prompt, if the window is known
 */
public record PromptSize(
        String model, int tokens, boolean estimated, OptionalInt window, int answer, OptionalInt passagesThatFit) {}
