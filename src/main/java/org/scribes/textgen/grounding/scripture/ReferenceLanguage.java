package org.scribes.textgen.grounding.scripture;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of books, the words and the separators of references in one language. English has no entries, because the
 * parser contains them. Thread-safe.
 */
public final class ReferenceLanguage {
    /** English, which the parser contains. */
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
     * @param words of the name
     * @param books the OSIS name of the book; several, in order, if a number distinguishes them
     */
    record Name(List<String> words, NameConfidence confidence, List<String> books) {}

    /** A row of a language file: the kind, its subject, and words of the language separated by spaces. */
    public record Row(String kind, String of, String words) {}

    /**
     * Builds a language from rows. The kinds {@code certain}, {@code person}, {@code word} and {@code fragment} define
     * names of books, with {@code _} between the words of a name. {@code means} maps words to an English one. {@code
     * sign} defines the characters for the colon, the list comma and the ordinal mark.
     *
     * @throws IllegalArgumentException for another kind, or if a word is mapped twice
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

    private void addName(NameConfidence confidence, String books, String name) {
        names.add(new Name(
                List.of(name.split("_", -1)), confidence, List.of(books.strip().split("\\s+", -1))));
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

    /** A word in Unicode normalization form NFC. */
    String composed(String word) {
        return english ? word : Normalizer.normalize(word, Normalizer.Form.NFC);
    }

    /** A word without accents. */
    String folded(String word) {
        return english ? word : withoutAccents(word);
    }

    /** The English word that {@code word} stands for, with or without accents; empty if there is none. */
    String meaning(String word) {
        return english ? word : words.getOrDefault(withoutAccents(word), "");
    }

    /** Whether {@code sign} may replace the colon between a chapter and a verse. */
    boolean isColon(char sign) {
        return sign == colon && colon != NO_SIGN;
    }

    /** Whether {@code sign} marks an ordinal, as in {@code 5. Mai}. */
    boolean isOrdinal(char sign) {
        return sign == ordinal && ordinal != NO_SIGN;
    }

    /** Whether {@code sign} separates verses where {@link #isColon} separates a verse from its chapter. */
    boolean isComma(char sign) {
        return sign == comma && comma != NO_SIGN;
    }
}
