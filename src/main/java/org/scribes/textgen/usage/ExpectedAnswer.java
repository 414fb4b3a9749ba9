package org.scribes.textgen.usage;

import org.scribes.textgen.domain.Mode;

/**
 * An answer that is about to be generated.
 *
 * @param target that would answer now
 * @param mode of the target
 * @param model that would answer now
 * @param maxNewTokens the token limit of the answer
 */
public record ExpectedAnswer(String target, Mode mode, String model, int maxNewTokens) {}
