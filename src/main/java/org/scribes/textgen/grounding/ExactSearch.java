package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds words in the passages, one after the other, an ellipsis' pieces in order in one passage. */
final class ExactSearch {
    /**
     * So many words are compared for one quotation at most: of very many places only the first are looked at, and words
     * that repeat without end then count as not found.
     */
    private static final int MOST_COMPARED = 1 << 14;

    private final PassageRow row;

    ExactSearch(PassageRow row) {
        this.row = row;
    }

    /** The places of {@code words}, at most {@code most}. */
    List<Match> find(QuotedWords words, int most) {
        if (words.pieces().isEmpty() || !words.soundlySkipped()) {
            return List.of();
        }
        List<Piece> pieces = new ArrayList<>(words.pieces().size());
        for (QuotedWords.Piece piece : words.pieces()) {
            Piece known = Piece.of(row.words(piece.keys()), row);
            if (known.words[known.rarest] == PassageRow.UNKNOWN) {
                return List.of();
            }
            pieces.add(known);
        }
        return new Search(pieces, words.numbers()).places(most);
    }

    /**
     * Words that stand one after the other.
     *
     * @param rarest which of them stands in the fewest places
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(int[] words, int rarest) {
        static Piece of(int[] words, PassageRow row) {
            int rarest = 0;
            for (int i = 1; i < words.length; i++) {
                if (row.positions(words[i]).length < row.positions(words[rarest]).length) {
                    rarest = i;
                }
            }
            return new Piece(words, rarest);
        }
    }

    /** One quotation's search. */
    private final class Search {
        private final List<Piece> pieces;
        private final List<Integer> numbers;
        private int compared;

        Search(List<Piece> pieces, List<Integer> numbers) {
            this.pieces = pieces;
            this.numbers = numbers;
        }

        List<Match> places(int most) {
            List<Match> matches = new ArrayList<>(1);
            OptionalInt start = next(pieces.get(0), 0);
            while (start.isPresent() && matches.size() < most) {
                follow(start.getAsInt()).filter(this::numbered).ifPresent(matches::add);
                start = next(pieces.get(0), start.getAsInt() + 1);
            }
            return matches;
        }

        private Optional<Match> follow(int start) {
            List<Match.Range> ranges = new ArrayList<>(pieces.size());
            int at = start;
            for (Piece piece : pieces) {
                if (!ranges.isEmpty()) {
                    OptionalInt next = next(piece, at);
                    if (next.isEmpty() || !row.isUnbroken(at - 1, next.getAsInt())) {
                        return Optional.empty();
                    }
                    at = next.getAsInt();
                }
                ranges.add(new Match.Range(at, at + piece.words.length));
                at += piece.words.length;
            }
            return Optional.of(new Match(ranges, 0));
        }

        /** Whether the numbers that were read over are those of the verses that were found. */
        private boolean numbered(Match match) {
            if (numbers.isEmpty()) {
                return true;
            }
            Set<Integer> left = new HashSet<>(numbers);
            match.passages(row).forEach(passage -> left.removeAll(passage.verseNumbers()));
            return left.isEmpty();
        }

        /** The first place of {@code piece} that does not begin before {@code from}. */
        private OptionalInt next(Piece piece, int from) {
            int[] positions = row.positions(piece.words[piece.rarest]);
            int index = Arrays.binarySearch(positions, from + piece.rarest);
            for (int i = index < 0 ? -index - 1 : index; i < positions.length && compared < MOST_COMPARED; i++) {
                int start = positions[i] - piece.rarest;
                if (standsAt(piece.words, start)) {
                    return OptionalInt.of(start);
                }
            }
            return OptionalInt.empty();
        }

        private boolean standsAt(int[] words, int start) {
            compared++;
            if (start < 0 || start + words.length > row.size()) {
                return false;
            }
            int same = 0;
            while (same < words.length && words[same] == row.word(start + same)) {
                same++;
            }
            compared += same;
            return same == words.length;
        }
    }
}
