package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.scribes.textgen.grounding.text.QuotedWords;

/** Finds words in the passages, one after the other, an ellipsis' pieces in order in one passage. */
public final class ExactSearch {
    /**
     * So many words are compared for one quotation at most: of very many places only the first are looked at, and words
     * that repeat without end then count as not found.
     */
    private static final int MOST_COMPARED = 1 << 14;

    private final PassageRow row;

    public ExactSearch(PassageRow row) {
        this.row = row;
    }

    /** The places of {@code words}, at most {@code most}, where nothing is left out that turns what is shown. */
    public List<PassageMatch> find(QuotedWords words, int most) {
        return find(words, most, row::mayElide);
    }

    /** As {@link #find}, whatever is left out. */
    public List<PassageMatch> findElided(QuotedWords words, int most) {
        return find(words, most, (end, next) -> true);
    }

    private List<PassageMatch> find(QuotedWords words, int most, Leap leap) {
        if (words.pieces().isEmpty() || !words.hasNoIsolatedWord()) {
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
        return new Search(pieces, words.numbers(), leap).places(most);
    }

    /** Whether an ellipsis may stand for the words of the row from {@code end} up to {@code next}. */
    @FunctionalInterface
    private interface Leap {
        boolean allowed(int end, int next);
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
        private final Leap leap;
        /** How many pieces were found up to which word, where the next ones are not. */
        private final Set<PassageMatch.Range> failed = new HashSet<>();

        private int compared;

        Search(List<Piece> pieces, List<Integer> numbers, Leap leap) {
            this.pieces = pieces;
            this.numbers = numbers;
            this.leap = leap;
        }

        List<PassageMatch> places(int most) {
            List<PassageMatch> matches = new ArrayList<>(1);
            OptionalInt start = next(pieces.get(0), 0);
            while (start.isPresent() && matches.size() < most) {
                follow(start.getAsInt()).filter(this::numbered).ifPresent(matches::add);
                start = next(pieces.get(0), start.getAsInt() + 1);
            }
            return matches;
        }

        private Optional<PassageMatch> follow(int start) {
            List<PassageMatch.Range> ranges = new ArrayList<>(pieces.size());
            ranges.add(new PassageMatch.Range(start, start + pieces.get(0).words.length));
            return goesOn(ranges, ranges.get(0).to()) ? Optional.of(new PassageMatch(ranges, 0)) : Optional.empty();
        }

        /** Whether the other pieces follow those that were found up to {@code end}; adds them if so. */
        private boolean goesOn(List<PassageMatch.Range> ranges, int end) {
            int count = ranges.size();
            PassageMatch.Range found = new PassageMatch.Range(count, end);
            if (count == pieces.size() || failed.contains(found)) {
                return count == pieces.size();
            }
            Piece piece = pieces.get(count);
            OptionalInt next = next(piece, end);
            while (next.isPresent() && row.isWithoutGap(end - 1, next.getAsInt())) {
                int at = next.getAsInt();
                if (leap.allowed(end, at)) {
                    ranges.add(new PassageMatch.Range(at, at + piece.words.length));
                    if (goesOn(ranges, at + piece.words.length)) {
                        return true;
                    }
                    ranges.remove(count);
                }
                next = next(piece, at + 1);
            }
            failed.add(found);
            return false;
        }

        /** Whether the numbers that were read over are those of the verses that were found. */
        private boolean numbered(PassageMatch match) {
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
