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
    /** Of very many places only the first are looked at: words that repeat without end then count as not found. */
    private static final int MOST_LOOKS = 512;

    private final PassageRow row;

    ExactSearch(PassageRow row) {
        this.row = row;
    }

    /** The places of {@code words}, at most {@code most}. */
    List<Match> find(QuotedWords words, int most) {
        List<Match> matches = new ArrayList<>();
        List<QuotedWords.Piece> pieces = words.pieces();
        if (pieces.isEmpty() || !words.soundlySkipped()) {
            return matches;
        }
        int from = 0;
        for (int look = 0; look < MOST_LOOKS && matches.size() < most; look++) {
            OptionalInt start = next(pieces.get(0), from);
            if (start.isEmpty()) {
                return matches;
            }
            follow(pieces, start.getAsInt())
                    .filter(match -> numbered(match, words.numbers()))
                    .ifPresent(matches::add);
            from = start.getAsInt() + 1;
        }
        return matches;
    }

    private Optional<Match> follow(List<QuotedWords.Piece> pieces, int start) {
        List<Match.Range> ranges = new ArrayList<>();
        int at = start;
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                OptionalInt next = next(pieces.get(i), at);
                if (next.isEmpty() || !row.isUnbroken(at - 1, next.getAsInt())) {
                    return Optional.empty();
                }
                at = next.getAsInt();
            }
            ranges.add(new Match.Range(at, at + pieces.get(i).size()));
            at += pieces.get(i).size();
        }
        return Optional.of(new Match(ranges, 0));
    }

    /** Whether the numbers that were read over are those of the verses that were found. */
    private boolean numbered(Match match, List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return true;
        }
        Set<Integer> left = new HashSet<>(numbers);
        match.passages(row).forEach(passage -> left.removeAll(passage.verseNumbers()));
        return left.isEmpty();
    }

    /** The first place of {@code piece} that does not begin before {@code from}. */
    private OptionalInt next(QuotedWords.Piece piece, int from) {
        int rarest = rarest(piece);
        int[] positions = row.positions(piece.keys().get(rarest));
        int index = Arrays.binarySearch(positions, from + rarest);
        for (int i = index < 0 ? -index - 1 : index, looks = 0;
                i < positions.length && looks < MOST_LOOKS;
                i++, looks++) {
            int start = positions[i] - rarest;
            if (standsAt(piece, start)) {
                return OptionalInt.of(start);
            }
        }
        return OptionalInt.empty();
    }

    private int rarest(QuotedWords.Piece piece) {
        int rarest = 0;
        for (int i = 1; i < piece.size(); i++) {
            if (row.positions(piece.keys().get(i)).length
                    < row.positions(piece.keys().get(rarest)).length) {
                rarest = i;
            }
        }
        return rarest;
    }

    private boolean standsAt(QuotedWords.Piece piece, int start) {
        if (start < 0 || start + piece.size() > row.size()) {
            return false;
        }
        for (int i = 0; i < piece.size(); i++) {
            if (!piece.keys().get(i).equals(row.key(start + i))) {
                return false;
            }
        }
        return true;
    }
}
