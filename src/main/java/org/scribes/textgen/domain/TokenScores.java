package org.scribes.textgen.domain;

import java.util.List;

/**
 * The log-probabilities of the tokens that a model read and wrote. These are the model's own tokens: where an answer was
 * repaired, its text differs from theirs.
 *
 * @param prompt the tokens of the prompt, if they were asked for
 * @param answer the tokens of the answer, including its end token
 */
public record TokenScores(List<TokenScore> prompt, List<TokenScore> answer) {
    public TokenScores {
        prompt = List.copyOf(prompt);
        answer = List.copyOf(answer);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "TokenScores[" + prompt.size() + ", " + answer.size() + "]";
    }
}
