package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in the passages words nearly stand. Words that both have in common vote for places; around the few places
 * with most votes the words are aligned. Takes time in proportion to the words' number squared, not to the passages.
 */
final class NearSearch {
    /** Places are told apart by steps of so many words. */
    private static final int STEP = 8;

    private static final int PLACES = 6;
    /** A word that is everywhere says nothing. */
    private static final int MOST_POSITIONS = 64;
    /** More words than a quotation can hold. */
    private static final int MOST_WORDS = 400;

    private final PassageRow row;

    NearSearch(PassageRow row) {
        this.row = row;
    }

    /** The best alignments in the passages of the indexes {@code wanted}, the one with fewest edits first. */
    List<Match> find(QuotedWords words, BitSet wanted) {
        List<String> keys = words.keys();
        if (keys.isEmpty() || keys.size() > MOST_WORDS) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        for (Place place : places(keys, wanted)) {
            align(words, place).filter(match -> !matches.contains(match)).ifPresent(matches::add);
        }
        matches.sort(Comparator.comparingInt(Match::edits));
        return matches;
    }

    /** Where the words may stand. */
    private static final class Place {
        /** About where the first one would. */
        private final int start;
        /** Where one of them does. */
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

    /** The places with most votes. */
    private List<Place> places(List<String> keys, BitSet wanted) {
        Map<Integer, Place> places = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            int[] positions = row.positions(keys.get(i));
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

    private Optional<Match> align(QuotedWords words, Place place) {
        int slack = STEP + words.size() / 2;
        int from = afterGap(Math.max(0, place.start() - slack), place.anchor);
        int to = beforeGap(Math.min(row.size(), place.start() + STEP + words.size() + slack), place.anchor);
        List<Match.Range> ranges = new ArrayList<>();
        int edits = 0;
        for (QuotedWords.Piece piece : words.pieces()) {
            Alignment alignment = Alignment.of(piece.size(), from, to, (left, right) -> same(piece, left, right));
            edits += alignment.edits();
            if (alignment.to() > alignment.from()) {
                ranges.add(new Match.Range(alignment.from(), alignment.to()));
                from = alignment.to();
            }
        }
        return ranges.isEmpty() ? Optional.empty() : Optional.of(new Match(ranges, edits));
    }

    private boolean same(QuotedWords.Piece piece, int left, int right) {
        return piece.keys().get(left).equals(row.key(right));
    }

    private int afterGap(int from, int anchor) {
        for (int i = anchor; i >= from; i--) {
            if (isGap(row.key(i))) {
                return i + 1;
            }
        }
        return from;
    }

    private int beforeGap(int to, int anchor) {
        for (int i = anchor + 1; i < to; i++) {
            if (isGap(row.key(i))) {
                return i;
            }
        }
        return to;
    }

    private static boolean isGap(@Nullable String key) {
        return key == null;
    }
}
