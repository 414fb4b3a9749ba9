package org.scribes.textgen.guard;

import java.util.Set;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.LowerCase;

/** Classifies words that may belong to an address or a number. */
final class PiiWords {
    private static final String OPENING = "+(＋（";
    private static final String JOINING = OPENING + ")）.-/~#\u2010\u2011\u2012\u2013\u2014\u2212";
    private static final Set<String> EXTENSION = Set.of("ext", "extn", "extension", "x");
    private static final Pattern IBAN_BEGINNING = Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}[0-9]{2}");
    private static final int GROUP = 4;
    /** CJK and later scripts occur in no address or number, up to the full-width forms. */
    private static final char FIRST_SIGN = '\u2e80';

    private static final char FULL_WIDTH = '\uff00';

    private PiiWords() {}

    /** Whether a word ends before {@code c}. */
    static boolean breaks(char c) {
        return c <= ' ' || Character.isSpaceChar(c) || isSign(c);
    }

    /** Whether a number cannot continue after {@code c}, which ends a word. */
    static boolean ends(char c) {
        return c == '\n' || c == '\r' || isSign(c);
    }

    /** Whether {@code c}, possibly a surrogate, belongs to no address or number. */
    static boolean isSign(char c) {
        return c >= FIRST_SIGN && c < FULL_WIDTH;
    }

    /** Whether a word that contains {@code c} may be an address or part of a number. */
    static boolean marks(char c) {
        return c == '@' || Character.isDigit(c);
    }

    /** Whether {@code word}, which contains no digit or at sign, may start a number. */
    static boolean begins(CharSequence word) {
        return isOf(word, OPENING);
    }

    /** Whether {@code word}, which contains no digit or at sign, may be part of a number. */
    static boolean joins(CharSequence word, boolean inIban) {
        String plain = letters(word);
        return isOf(word, JOINING)
                || EXTENSION.contains(LowerCase.of(plain))
                || (inIban && !plain.isEmpty() && plain.length() <= GROUP);
    }

    static boolean beginsIban(CharSequence word) {
        return IBAN_BEGINNING.matcher(word).find();
    }

    private static boolean isOf(CharSequence word, String signs) {
        return !word.isEmpty() && word.chars().allMatch(c -> signs.indexOf(c) >= 0);
    }

    /** The word without trailing punctuation; empty if it contains other characters than letters. */
    private static String letters(CharSequence word) {
        int end = word.length();
        while (end > 0 && !Character.isLetter(word.charAt(end - 1))) {
            end--;
        }
        String plain = word.subSequence(0, end).toString();
        return plain.chars().allMatch(Character::isLetter) ? plain : "";
    }
}
