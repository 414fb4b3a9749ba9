package org.scribes.textgen.grounding.scripture;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What references of a language have that English ones have not: names of books, and words that stand for those that the
 * parser knows. English itself has nothing of the kind: its names and words are the parser's own. Safe for many threads.
 */
public final class ReferenceLanguage {
    /** The parser's own. */
    public static final ReferenceLanguage ENGLISH = new ReferenceLanguage(true);

    private static final char NO_SIGN = 0;

    private final boolean english;
    private final Map<String, String> words = new HashMap<>();
    private final List<Name> names = new ArrayList<>();
    private char colon = NO_SIGN;
    private char comma = NO_SIGN;
    private char ordinal = NO_SIGN;

    private ReferenceLanguage(boolean english) {
        this.english = english;
    }

    /**
     * A spelling of a name.
     *
     * @param words the name's words
     * @param books the OSIS name of what it names; of several books that numbers tell apart, theirs in their order
     */
    record Name(List<String> words, NameConfidence weight, List<String> books) {}

    /** A row of a language's file: what it tells, of what, and the language's words, which spaces part. */
    public record Row(String kind, String of, String words) {}

    /**
     * A language by its rows. {@code certain}, {@code person}, {@code word} and {@code fragment} tell names of books, the
     * words of one name joined by {@code _}; {@code means} tells words for an English one; {@code sign} tells which
     * character stands for a colon and which, then, for the comma of a list, and which makes a number an ordinal.
     *
     * @throws IllegalArgumentException if a row tells something else, or what one word means twice
     */
    public static ReferenceLanguage of(List<Row> rows) {
        ReferenceLanguage language = new ReferenceLanguage(false);
        rows.forEach(language::add);
        return language;
    }

    private void add(Row row) {
        for (String word : row.words.strip().split("\\s+", -1)) {
            switch (row.kind) {
                case "means" -> addWord(withoutAccents(word), row.of);
                case "sign" -> addSign(row.of, word.charAt(0));
                case "certain" -> addName(NameConfidence.CERTAIN, row.of, word);
                case "person" -> addName(NameConfidence.PERSON, row.of, word);
                case "word" -> addName(NameConfidence.WORD, row.of, word);
                case "fragment" -> addName(NameConfidence.FRAGMENT, row.of, word);
                default -> throw new IllegalArgumentException("no kind of row: " + row.kind);
            }
        }
    }

    private void addName(NameConfidence weight, String books, String name) {
        names.add(new Name(
                List.of(name.split("_", -1)), weight, List.of(books.strip().split("\\s+", -1))));
    }

    private void addWord(String word, String english) {
        if (words.putIfAbsent(word, english) != null) {
            throw new IllegalArgumentException("a word twice: " + word);
        }
    }

    private void addSign(String of, char sign) {
        switch (of) {
            case ":" -> colon = sign;
            case "," -> comma = sign;
            case "st" -> ordinal = sign;
            default -> throw new IllegalArgumentException("no sign for " + of);
        }
    }

    private static String withoutAccents(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(apart.length());
        apart.chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    boolean isEnglish() {
        return english;
    }

    List<Name> names() {
        return List.copyOf(names);
    }

    /** A word with each accent in one character with its letter. */
    String composed(String word) {
        return english ? word : Normalizer.normalize(word, Normalizer.Form.NFC);
    }

    /** A word without accents. */
    String folded(String word) {
        return english ? word : withoutAccents(word);
    }

    /** The English word that a word stands for, with or without its accents; empty if the language has none. */
    String meaning(String word) {
        return english ? word : words.getOrDefault(withoutAccents(word), "");
    }

    /** Whether {@code sign} may stand for the colon between a chapter and its verse. */
    boolean isColon(char sign) {
        return sign == colon && colon != NO_SIGN;
    }

    /** Whether {@code sign} makes an ordinal of the number before it, as in {@code 5. Mai}. */
    boolean isOrdinal(char sign) {
        return sign == ordinal && ordinal != NO_SIGN;
    }

    /** Whether {@code sign} parts verses where {@link #isColon} parts them from the chapter. */
    boolean isComma(char sign) {
        return sign == comma && comma != NO_SIGN;
    }
}
