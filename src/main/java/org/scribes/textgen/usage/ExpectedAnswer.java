package org.scribes.textgen.usage;

import org.scribes.textgen.domain.Mode;

/**
 * An answer that is about to be generated.
 *
 * @param mode of the backend that would answer now
 * @param model that would answer now
 * @param maxNewTokens the token limit of the answer
 */
public record ExpectedAnswer(Mode mode, String model, int maxNewTokens) {}
