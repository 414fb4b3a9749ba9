package org.scribes.textgen.grounding.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The words between two quotation marks, in the pieces that ellipses leave. What a quoter may have put in without
 * changing them can be read over: insertions in square brackets, and verse numbers.
 *
 * @param pieces none is empty
 * @param numbers those that were read over
 */
public record QuotedWords(List<Piece> pieces, List<Integer> numbers) {
    /** Words that stand one after the other. */
    public record Piece(List<String> keys) {
        public int size() {
            return keys.size();
        }

        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Piece[" + keys.size() + "]";
        }
    }

    /** More is no insertion any more. */
    private static final int LONGEST_INSERTION = 6;

    /** What turns a sentence into its opposite cannot be put in. */
    private static final Set<String> NEGATIONS =
            Set.of("not", "no", "never", "neither", "nor", "none", "nothing", "cannot", "without", "hardly");

    public int size() {
        return pieces.stream().mapToInt(Piece::size).sum();
    }

    /** All words, whatever the pieces. */
    public List<String> keys() {
        return pieces.stream().flatMap(piece -> piece.keys().stream()).toList();
    }

    /** Whether no ellipsis leaves a single word between two others: that way any sentence could be made of any text. */
    public boolean hasNoIsolatedWord() {
        return pieces.subList(Math.min(1, pieces.size()), Math.max(1, pieces.size() - 1)).stream()
                .allMatch(piece -> piece.size() >= 2);
    }

    /** Words as they stand. */
    public static QuotedWords of(Words words, int from, int to) {
        List<String> keys = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            keys.add(words.key(i));
        }
        return new QuotedWords(List.of(new Piece(List.copyOf(keys))), List.of());
    }

    /** The ways to read {@code text}, from the letter to the freest; at least one, each different. */
    public static List<QuotedWords> readings(String text) {
        List<QuotedWords> readings = new ArrayList<>();
        QuotedWord[] words = QuotedWord.in(text);
        addReadings(readings, words);
        if (Arrays.stream(words).anyMatch(QuotedWord::continuesPrevious)) {
            addReadings(readings, joined(words));
        }
        return readings;
    }

    private static void addReadings(List<QuotedWords> readings, QuotedWord[] words) {
        for (boolean insertions : new boolean[] {true, false}) {
            for (boolean numbers : new boolean[] {true, false}) {
                QuotedWords reading = read(words, insertions, numbers);
                if (readings.stream().noneMatch(other -> other.pieces.equals(reading.pieces))) {
                    readings.add(reading);
                }
            }
        }
    }

    /** The words, with those in one that the end of a line parts. */
    private static QuotedWord[] joined(QuotedWord[] words) {
        List<QuotedWord> joined = new ArrayList<>(words.length);
        for (QuotedWord word : words) {
            if (word.continuesPrevious()) {
                QuotedWord before = joined.remove(joined.size() - 1);
                joined.add(new QuotedWord(before.key() + word.key(), before.bracket(), before.afterEllipsis(), false));
            } else {
                joined.add(word);
            }
        }
        return joined.toArray(new QuotedWord[0]);
    }

    private static QuotedWords read(QuotedWord[] words, boolean withInsertions, boolean withNumbers) {
        List<Piece> pieces = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<String> piece = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            if (words[i].afterEllipsis() && !piece.isEmpty()) {
                pieces.add(new Piece(List.copyOf(piece)));
                piece.clear();
            }
            if (!withInsertions && isInsertion(words, i)) {
                continue;
            }
            if (!withNumbers && words[i].isVerseNumber()) {
                numbers.add(Integer.parseInt(words[i].key()));
            } else {
                piece.add(words[i].key());
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(new Piece(List.copyOf(piece)));
        }
        return new QuotedWords(List.copyOf(pieces), List.copyOf(numbers));
    }

    private static boolean isInsertion(QuotedWord[] words, int word) {
        int bracket = words[word].bracket();
        if (bracket == QuotedWord.NO_BRACKET) {
            return false;
        }
        int count = 0;
        for (QuotedWord other : words) {
            if (other.bracket() == bracket) {
                count++;
                if (NEGATIONS.contains(other.key()) || other.key().endsWith("n't")) {
                    return false;
                }
            }
        }
        return count <= LONGEST_INSERTION;
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "QuotedWords[" + size() + "]";
    }
}
