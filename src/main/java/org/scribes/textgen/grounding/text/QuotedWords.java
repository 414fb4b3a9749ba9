package org.scribes.textgen.grounding.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The words of a quotation, split at ellipses. Insertions in square brackets and verse numbers may be skipped, since
 * they do not change the quoted words.
 *
 * @param pieces the pieces between ellipses; none is empty
 * @param numbers the verse numbers that were skipped
 */
public record QuotedWords(List<Piece> pieces, List<Integer> numbers) {
    /** Consecutive words. */
    public record Piece(List<String> keys) {
        public int size() {
            return keys.size();
        }

        /** Omits the text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Piece[" + keys.size() + "]";
        }
    }

    /** The longest insertion, in words. */
    private static final int LONGEST_INSERTION = 6;

    /** Words that an insertion must not contain, since they reverse the meaning. */
    private static final Set<String> NEGATIONS =
            Set.of("not", "no", "never", "neither", "nor", "none", "nothing", "cannot", "without", "hardly");

    public int size() {
        return pieces.stream().mapToInt(Piece::size).sum();
    }

    /** The words of all pieces. */
    public List<String> keys() {
        return pieces.stream().flatMap(piece -> piece.keys().stream()).toList();
    }

    /**
     * Whether every piece between two ellipses has at least two words. Single words could make any sentence of any
     * text.
     */
    public boolean hasNoIsolatedWord() {
        return pieces.subList(Math.min(1, pieces.size()), Math.max(1, pieces.size() - 1)).stream()
                .allMatch(piece -> piece.size() >= 2);
    }

    /** The words of a range, as one piece. */
    public static QuotedWords of(Words words, int from, int to) {
        List<String> keys = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            keys.add(words.key(i));
        }
        return new QuotedWords(List.of(new Piece(List.copyOf(keys))), List.of());
    }

    /** The readings of {@code text}, from the strictest to the most lenient; at least one, all different. */
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
        for (boolean withInsertions : new boolean[] {true, false}) {
            for (boolean numbers : new boolean[] {true, false}) {
                QuotedWords reading = read(words, withInsertions, numbers);
                if (readings.stream().noneMatch(other -> other.pieces.equals(reading.pieces))) {
                    readings.add(reading);
                }
            }
        }
    }

    /** The words with hyphenated ones joined. */
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

    /** Omits the text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "QuotedWords[" + size() + "]";
    }
}
