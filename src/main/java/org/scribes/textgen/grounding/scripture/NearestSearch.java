package org.scribes.textgen.grounding.scripture;

import java.util.Optional;
import org.scribes.textgen.grounding.Alignment;

/**
 * Finds where a text is most like some words: phrases of the words that stand in the text say where to look, and the
 * words are aligned there. The work is bounded whatever the words are, at the price of guessing: only some sightings of
 * frequent phrases are looked at.
 */
final class NearestSearch {
    private static final int LONGEST_SEED = 3;
    /** No alignment reaches further than this beyond the words' own length, on either side. */
    private static final int MOST_SHIFT = 64;

    private final WordIndex index;

    NearestSearch(WordIndex index) {
        this.index = index;
    }

    /** The place with the fewest edits. */
    Optional<Alignment> of(int[] words) {
        Optional<Alignment> best = Optional.empty();
        for (int length = Math.min(LONGEST_SEED, words.length); length > 0; length--) {
            for (Seeds.Diagonals diagonals : new Seeds(index, words, length).best()) {
                Alignment other = align(words, diagonals);
                if (other.to() > other.from() && best.map(Alignment::edits).orElse(words.length) > other.edits()) {
                    best = Optional.of(other);
                }
            }
            if (best.isPresent() && isBest(best.get().edits(), words.length, length)) {
                return best;
            }
        }
        return best;
    }

    /**
     * Whether a place with fewer edits would have been seen by seeds of this length: edits cut the words that stay into
     * one run more than there are edits, and one of the runs has at least the average length.
     */
    private static boolean isBest(int edits, int words, int seed) {
        int fewer = edits - 1;
        return edits == 0 || words - fewer > (seed - 1) * (fewer + 1);
    }

    private Alignment align(int[] words, Seeds.Diagonals diagonals) {
        int shift = Math.min(words.length / 2 + 1, MOST_SHIFT);
        int from = Math.max(0, diagonals.first() - shift);
        int to = Math.min(index.size(), diagonals.last() + words.length + shift);
        return Alignment.of(words.length, from, to, (left, right) -> words[left] == index.word(right));
    }
}
