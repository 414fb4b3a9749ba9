package org.scribes.textgen.guard;

import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.scribes.textgen.domain.GenerationRequest;

/**
 * Finds how little must be left out. To count tokens is what costs, most of all in long prompts, so the next guess is made
 * by what the last one says of the tokens in a character, and long prompts are not counted again.
 */
final class TruncationSearch {
    /** More than text of one kind needs; then halving, which is sure to end soon. */
    private static final int MOST_GUESSES = 6;

    private final PromptTruncations shortenings;
    private final ToIntFunction<GenerationRequest> counter;
    private final int room;
    private int fewestTokens;

    /** @param room the most tokens that the prompt may have */
    TruncationSearch(PromptTruncations shortenings, ToIntFunction<GenerationRequest> counter, int room) {
        this.shortenings = shortenings;
        this.counter = counter;
        this.room = room;
    }

    /**
     * The number of the first shortening that fits; none if not even the last does.
     *
     * @param tokens of the request as it is, which are too many
     */
    OptionalInt least(int tokens) {
        int tooLong = 0;
        int fits = shortenings.most();
        fewestTokens = count(fits);
        if (fewestTokens > room) {
            return OptionalInt.empty();
        }
        double perCharacter = perCharacter(tokens, 0);
        int fitting = fewestTokens;
        for (int guesses = 0; fits - tooLong > 1; guesses++) {
            double characters = shortenings.length(fits) + (room - fitting) / perCharacter;
            int guess = guesses < MOST_GUESSES ? shortenings.atMost((int) characters) : (tooLong + fits) >>> 1;
            guess = Math.max(tooLong + 1, Math.min(fits - 1, guess));
            int count = count(guess);
            perCharacter = perCharacter(count, guess);
            if (count <= room) {
                fits = guess;
                fitting = count;
            } else {
                tooLong = guess;
            }
        }
        return OptionalInt.of(fits);
    }

    /** The tokens of the prompt without all that may be left out, once {@link #least} was asked. */
    int fewestTokens() {
        return fewestTokens;
    }

    private int count(int cut) {
        return counter.applyAsInt(shortenings.shortened(cut));
    }

    private double perCharacter(int tokens, int cut) {
        int characters = shortenings.length(cut) - shortenings.length(shortenings.most());
        return Math.max(1e-6, (double) (tokens - fewestTokens) / Math.max(1, characters));
    }
}
