package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.grounding.text.QuotedWords;

/**
 * Finds words in the passages approximately. Shared words vote for places, and the words are aligned at the places with
 * the most votes. Takes time quadratic in the number of words and independent of the passages' length.
 */
public final class NearSearch {
    /** The width of a place, in words. */
    private static final int STEP = 8;

    private static final int PLACES = 6;
    /** Words with more positions do not vote. */
    private static final int MOST_POSITIONS = 64;
    /** Longer quotations are not searched. */
    private static final int MOST_WORDS = 400;

    private static final int MOST_GROWTH = 4;
    private static final int GROWTH_ANYWAY = 100;

    private final PassageRow row;
    /** How often each word of the row occurs in the searched words; all zero between searches. */
    private final int[] counts;

    public NearSearch(PassageRow row) {
        this.row = row;
        this.counts = new int[row.vocabularySize()];
    }

    /**
     * Finds the best alignments, fewest edits first, in the passages whose indexes are in {@code wanted}.
     *
     * @param mostEdits alignments with more edits may be left out
     */
    public List<PassageMatch> find(QuotedWords words, BitSet wanted, int mostEdits) {
        int[] keys = row.words(words.keys());
        long knownWords =
                Arrays.stream(keys).filter(key -> key != PassageRow.UNKNOWN).count();
        if (knownWords == 0 || keys.length > MOST_WORDS || keys.length - knownWords > mostEdits) {
            return List.of();
        }
        count(keys, 1);
        List<PassageMatch> matches = new ArrayList<>();
        for (Place place : places(keys, wanted)) {
            align(words, keys, place, mostEdits)
                    .filter(match -> !matches.contains(match))
                    .ifPresent(matches::add);
        }
        count(keys, -1);
        matches.sort(Comparator.comparingInt(PassageMatch::edits));
        return matches;
    }

    private void count(int[] keys, int change) {
        for (int key : keys) {
            if (key != PassageRow.UNKNOWN) {
                counts[key] += change;
            }
        }
    }

    /** The number of counted words that a part of the row contains. */
    private int common(int from, int to) {
        int common = 0;
        for (int i = from; i < to; i++) {
            common += row.word(i) >= 0 && counts[row.word(i)]-- > 0 ? 1 : 0;
        }
        for (int i = from; i < to; i++) {
            if (row.word(i) >= 0) {
                counts[row.word(i)]++;
            }
        }
        return common;
    }

    /** A place where the words may be. */
    private static final class Place {
        /** The approximate position of the first word. */
        private final int start;
        /** The position of a word that voted. */
        private final int anchor;

        private int votes;

        Place(int start, int anchor) {
            this.start = start;
            this.anchor = anchor;
        }

        int start() {
            return start;
        }

        int votes() {
            return votes;
        }
    }

    /** The places with the most votes. */
    private List<Place> places(int[] keys, BitSet wanted) {
        Map<Integer, Place> places = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            int[] positions = row.positions(keys[i]);
            for (int k = 0; k < positions.length && positions.length <= MOST_POSITIONS; k++) {
                int position = positions[k];
                if (wanted.get(row.passageIndex(position))) {
                    int step = Math.floorDiv(position - i, STEP);
                    places.computeIfAbsent(step, any -> new Place(step * STEP, position)).votes++;
                }
            }
        }
        return places.values().stream()
                .sorted(Comparator.comparingInt(Place::votes).reversed().thenComparingInt(Place::start))
                .limit(PLACES)
                .toList();
    }

    private Optional<PassageMatch> align(QuotedWords words, int[] keys, Place place, int mostEdits) {
        int slack = STEP + keys.length / 2;
        int from = afterGap(Math.max(0, place.start() - slack), place.anchor);
        int to = beforeGap(Math.min(row.size(), place.start() + STEP + keys.length + slack), place.anchor);
        // counting is cheaper than aligning, and excludes most places
        if (keys.length - common(from, to) > mostEdits) {
            return Optional.empty();
        }
        List<PassageMatch.Range> ranges = new ArrayList<>();
        int edits = 0;
        int first = 0;
        for (QuotedWords.Piece piece : words.pieces()) {
            int offset = first;
            Alignment alignment =
                    Alignment.of(piece.size(), from, to, (left, right) -> keys[offset + left] == row.word(right));
            first += piece.size();
            edits += alignment.edits();
            if (alignment.to() > alignment.from()) {
                ranges.add(new PassageMatch.Range(alignment.from(), alignment.to()));
                from = alignment.to();
            }
        }
        return ranges.isEmpty() || characters(ranges) > mostCharacters(words)
                ? Optional.empty()
                : Optional.of(new PassageMatch(ranges, edits));
    }

    /** The length of the wording in characters, since the text between its words has no limit. */
    private int characters(List<PassageMatch.Range> ranges) {
        int characters = 0;
        for (PassageMatch.Range range : ranges) {
            for (int i = range.from(); i < range.to(); i++) {
                boolean goesOn = i > range.from() && row.passageIndex(i) == row.passageIndex(i - 1);
                characters += row.end(i) - (goesOn ? row.end(i - 1) : row.start(i));
            }
        }
        return characters;
    }

    /**
     * The limit of a wording's length. A much longer one is not what was meant, and would let the answer grow without
     * bounds.
     */
    private static int mostCharacters(QuotedWords words) {
        int characters = 0;
        for (String key : words.keys()) {
            characters += key.length() + 1;
        }
        return MOST_GROWTH * characters + GROWTH_ANYWAY;
    }

    private int afterGap(int from, int anchor) {
        for (int i = anchor; i >= from; i--) {
            if (row.word(i) == PassageRow.GAP) {
                return i + 1;
            }
        }
        return from;
    }

    private int beforeGap(int to, int anchor) {
        for (int i = anchor + 1; i < to; i++) {
            if (row.word(i) == PassageRow.GAP) {
                return i;
            }
        }
        return to;
    }
}
