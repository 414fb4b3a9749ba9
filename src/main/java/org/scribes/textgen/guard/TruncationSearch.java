package org.scribes.textgen.guard;

import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.scribes.textgen.domain.GenerationRequest;

/**
 * Finds the smallest truncation that fits. Counting tokens is expensive for long prompts, so each guess uses the tokens
 * per character of the previous count.
 */
final class TruncationSearch {
    /** More guesses than uniform text needs. Then the search bisects. */
    private static final int MAX_GUESSES = 6;

    private final PromptTruncations truncations;
    private final ToIntFunction<GenerationRequest> counter;
    private final int room;
    private int fewestTokens;

    /** @param room the maximum tokens of the prompt */
    TruncationSearch(PromptTruncations truncations, ToIntFunction<GenerationRequest> counter, int room) {
        this.truncations = truncations;
        this.counter = counter;
        this.room = room;
    }

    /**
     * The first truncation that fits; empty if even the last one does not.
     *
     * @param tokens of the full request, which are too many
     */
    OptionalInt least(int tokens) {
        int tooLong = 0;
        int fits = truncations.most();
        fewestTokens = count(fits);
        if (fewestTokens > room) {
            return OptionalInt.empty();
        }
        double perCharacter = perCharacter(tokens, 0);
        int fitting = fewestTokens;
        for (int guesses = 0; fits - tooLong > 1; guesses++) {
            double characters = truncations.length(fits) + (room - fitting) / perCharacter;
            int guess = guesses < MAX_GUESSES ? truncations.atMost((int) characters) : (tooLong + fits) >>> 1;
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

    /** The tokens after the last truncation. Valid after {@link #least}. */
    int fewestTokens() {
        return fewestTokens;
    }

    private int count(int cut) {
        return counter.applyAsInt(truncations.shortened(cut));
    }

    private double perCharacter(int tokens, int cut) {
        int characters = truncations.length(cut) - truncations.length(truncations.most());
        return Math.max(1e-6, (double) (tokens - fewestTokens) / Math.max(1, characters));
    }
}
