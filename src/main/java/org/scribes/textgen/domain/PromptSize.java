package org.scribes.textgen.domain;

import java.util.OptionalInt;

/**
 * How long a prompt is, and what of it fits.
 *
 * @param model that would answer
 * @param tokens of the whole prompt, chat template included
 * @param estimated whether nobody counted, so that it is worked out from the text
 * @param window the most tokens of prompt and answer together, where that is known
 * @param answer the tokens that are kept for the answer
 * @param passagesThatFit how many passages, from the first, fit together with the rest, where the window is known
 */
public record PromptSize(
        String model, int tokens, boolean estimated, OptionalInt window, int answer, OptionalInt passagesThatFit) {}
