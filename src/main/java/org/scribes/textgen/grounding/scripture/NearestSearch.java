package org.scribes.textgen.grounding.scripture;

import java.util.Optional;
import org.scribes.textgen.grounding.passage.Alignment;

/**
 * Finds the passage of a text that is closest to a phrase. Seeds give candidate places, and the phrase is aligned
 * there. The work is bounded, so the search is heuristic: not all occurrences of frequent seeds are tried.
 */
final class NearestSearch {
    private static final int LONGEST_SEED = 3;
    /** The maximum distance that an alignment extends beyond the phrase on either side. */
    private static final int MOST_SHIFT = 64;

    private final WordIndex index;

    NearestSearch(WordIndex index) {
        this.index = index;
    }

    /** The place with the fewest edits, if they are fewer than {@code tooMany}. */
    Optional<Alignment> of(int[] words, int tooMany) {
        Optional<Alignment> best = Optional.empty();
        int edits = Math.min(tooMany, words.length);
        int[] counts = counts(words);
        for (int length = Math.min(LONGEST_SEED, words.length); length > 0; length--) {
            for (CandidateAlignments.Diagonals diagonals : new CandidateAlignments(index, words, length).best()) {
                Optional<Alignment> other = align(words, counts, diagonals, edits);
                if (other.isPresent() && other.get().edits() < edits) {
                    best = other;
                    edits = other.get().edits();
                }
            }
            if (isBest(edits, words.length, length)) {
                return best;
            }
        }
        return best;
    }

    /**
     * Whether seeds of this length would have found any place with fewer edits. With {@code n} edits the unchanged
     * words form at most {@code n + 1} runs, and one of them has at least the average length.
     */
    private static boolean isBest(int edits, int words, int seed) {
        int fewer = edits - 1;
        return fewer < 0 || words - fewer > (seed - 1) * (fewer + 1);
    }

    /** The best alignment at a place, if it can have fewer edits than {@code tooMany}. */
    private Optional<Alignment> align(int[] words, int[] counts, CandidateAlignments.Diagonals place, int tooMany) {
        int shift = Math.min(tooMany - 1, MOST_SHIFT);
        int from = Math.max(0, place.first() - shift);
        int to = Math.min(index.size(), place.last() + words.length + shift);
        // counting common words is cheaper than aligning and rejects most places
        return words.length - common(counts, from, to) >= tooMany
                ? Optional.empty()
                : Optional.of(Alignment.of(words.length, from, to, (left, right) -> words[left] == index.word(right)));
    }

    private int[] counts(int[] words) {
        int[] counts = new int[index.kinds()];
        for (int word : words) {
            if (word != WordIndex.UNKNOWN) {
                counts[word]++;
            }
        }
        return counts;
    }

    /** The number of counted words in a range of the text. Restores the counts. */
    private int common(int[] counts, int from, int to) {
        int common = 0;
        for (int position = from; position < to; position++) {
            if (counts[index.word(position)]-- > 0) {
                common++;
            }
        }
        for (int position = from; position < to; position++) {
            counts[index.word(position)]++;
        }
        return common;
    }
}
