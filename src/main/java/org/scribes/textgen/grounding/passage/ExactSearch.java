package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.scribes.textgen.grounding.text.QuotedWords;

/** Finds exact words in the passages. The pieces between ellipses must occur in order in one passage. */
public final class ExactSearch {
    /**
     * The most words compared for one quotation. Of too many places only the first are compared, and words that repeat
     * endlessly count as not found.
     */
    private static final int MOST_COMPARED = 1 << 14;

    private final PassageRow row;

    public ExactSearch(PassageRow row) {
        this.row = row;
    }

    /** Finds at most {@code most} places of {@code words} where no ellipsis skips a word that qualifies a shown one. */
    public List<PassageMatch> find(QuotedWords words, int most) {
        return find(words, most, row::mayElide);
    }

    /** As {@link #find}, whatever the ellipses skip. */
    public List<PassageMatch> findElided(QuotedWords words, int most) {
        return find(words, most, (end, next) -> true);
    }

    private List<PassageMatch> find(QuotedWords words, int most, ElisionRule elisionRule) {
        if (words.pieces().isEmpty() || !words.hasNoIsolatedWord()) {
            return List.of();
        }
        List<Piece> pieces = new ArrayList<>(words.pieces().size());
        for (QuotedWords.Piece quoted : words.pieces()) {
            Piece piece = Piece.of(row.words(quoted.keys()), row);
            if (piece.words[piece.rarest] == PassageRow.UNKNOWN) {
                return List.of();
            }
            pieces.add(piece);
        }
        return new Search(pieces, words.numbers(), elisionRule).places(most);
    }

    /** Whether an ellipsis may replace the words of the row from {@code end} to before {@code next}. */
    @FunctionalInterface
    private interface ElisionRule {
        boolean allowed(int end, int next);
    }

    /**
     * Consecutive words.
     *
     * @param rarest the index of the word with the fewest positions
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

    /** The search for one quotation. */
    private final class Search {
        private final List<Piece> pieces;
        private final List<Integer> numbers;
        private final ElisionRule elisionRule;
        /** Numbers of pieces with the end of the last one from which the next piece is not found. */
        private final Set<PassageMatch.Range> failed = new HashSet<>();

        private int compared;

        Search(List<Piece> pieces, List<Integer> numbers, ElisionRule elisionRule) {
            this.pieces = pieces;
            this.numbers = numbers;
            this.elisionRule = elisionRule;
        }

        List<PassageMatch> places(int most) {
            List<PassageMatch> matches = new ArrayList<>(1);
            OptionalInt start = next(pieces.get(0), 0);
            while (start.isPresent() && matches.size() < most) {
                follow(start.getAsInt()).filter(this::hasVerseNumbers).ifPresent(matches::add);
                start = next(pieces.get(0), start.getAsInt() + 1);
            }
            return matches;
        }

        private Optional<PassageMatch> follow(int start) {
            List<PassageMatch.Range> ranges = new ArrayList<>(pieces.size());
            ranges.add(new PassageMatch.Range(start, start + pieces.get(0).words.length));
            return addRemaining(ranges, ranges.get(0).to())
                    ? Optional.of(new PassageMatch(ranges, 0))
                    : Optional.empty();
        }

        /** Adds the remaining pieces after {@code end}; false if they do not follow. */
        private boolean addRemaining(List<PassageMatch.Range> ranges, int end) {
            int count = ranges.size();
            PassageMatch.Range found = new PassageMatch.Range(count, end);
            if (count == pieces.size() || failed.contains(found)) {
                return count == pieces.size();
            }
            Piece piece = pieces.get(count);
            OptionalInt next = next(piece, end);
            while (next.isPresent() && row.isWithoutGap(end - 1, next.getAsInt())) {
                int at = next.getAsInt();
                if (elisionRule.allowed(end, at)) {
                    ranges.add(new PassageMatch.Range(at, at + piece.words.length));
                    if (addRemaining(ranges, at + piece.words.length)) {
                        return true;
                    }
                    ranges.remove(count);
                }
                next = next(piece, at + 1);
            }
            failed.add(found);
            return false;
        }

        /** Whether the skipped verse numbers are those of the passages found. */
        private boolean hasVerseNumbers(PassageMatch match) {
            if (numbers.isEmpty()) {
                return true;
            }
            Set<Integer> left = new HashSet<>(numbers);
            match.passages(row).forEach(passage -> left.removeAll(passage.verseNumbers()));
            return left.isEmpty();
        }

        /** The first position of {@code piece} at {@code from} or after it. */
        private OptionalInt next(Piece piece, int from) {
            int[] positions = row.positions(piece.words[piece.rarest]);
            int index = Arrays.binarySearch(positions, from + piece.rarest);
            for (int i = index < 0 ? -index - 1 : index; i < positions.length && compared < MOST_COMPARED; i++) {
                int start = positions[i] - piece.rarest;
                if (matchesAt(piece.words, start)) {
                    return OptionalInt.of(start);
                }
            }
            return OptionalInt.empty();
        }

        private boolean matchesAt(int[] words, int start) {
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
