package org.scribes.textgen.grounding.scripture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text as the parser sees it, character by character: every kind of space is a space, every kind of dash a hyphen,
 * every digit an ASCII digit. A character that nobody sees belongs to the word or number that it stands in. Beyond its
 * ends there are zeros.
 */
final class ScannedText {
    /** No chapter, verse or book has a longer number; what is longer is a year, a price, a telephone. */
    private static final int LONGEST_NUMBER = 3;
    /** A reference does not go on beyond a wider gap. */
    private static final int LONGEST_GAP = 12;
    /** More letters or digits at once say nothing here. */
    private static final int LONGEST_WORD = 32;
    /** What a letter of a numeral reads as. */
    private static final char NUMERAL = '1';
    /** More unseen characters in a row part what they stand between. */
    private static final int MOST_UNSEEN = 3;
    /** The same few words are asked for again and again, so the last are kept; a power of two. */
    private static final int KEPT_WORDS = 8;

    /** What {@link #seen} says of the characters up to the end of general punctuation. */
    private static final char[] SEEN = new char[0x2070];

    static {
        for (char c = 0x7f; c < SEEN.length; c++) {
            SEEN[c] = seenAs(c);
        }
    }

    private final CharSequence text;
    private final ReferenceLanguage language;
    /** Whether the language's own signs stand for colons and commas. */
    private final boolean signed;

    /** Made when the first word is kept: views of other languages keep few. */
    private int[] keptStarts = {};

    private int[] keptEnds = {};
    private String[] keptWords = {};
    private List<Numeral> numerals = List.of();

    ScannedText(CharSequence text, ReferenceLanguage language) {
        this(text, language, false);
    }

    private ScannedText(CharSequence text, ReferenceLanguage language, boolean signed) {
        this.text = text;
        this.language = language;
        this.signed = signed;
    }

    ReferenceLanguage language() {
        return language;
    }

    /** The text as another language has it. */
    ScannedText in(ReferenceLanguage other) {
        return other == language ? this : with(other, false);
    }

    /** The text with the language's own signs in the place of colons and commas: {@code 3,16.18}. */
    ScannedText withOwnSigns() {
        return with(language, true);
    }

    private ScannedText with(ReferenceLanguage other, boolean ownSigns) {
        ScannedText view = new ScannedText(text, other, ownSigns);
        view.numerals = numerals;
        return view;
    }

    int length() {
        return text.length();
    }

    /** Reads these, in their order, as numbers in digits from now on, and no others. */
    void setNumerals(List<Numeral> found) {
        if (!found.isEmpty() || !numerals.isEmpty()) {
            numerals = List.copyOf(found);
            Arrays.fill(keptEnds, 0);
        }
    }

    /** Whether a Roman numeral ends at {@code index} that is read as a number. */
    boolean isRoman(int index) {
        return numeralAt(index - 1)
                .filter(numeral -> numeral.roman() && numeral.end() == index)
                .isPresent();
    }

    private Optional<Numeral> numeralAt(int index) {
        if (numerals.isEmpty()
                || index < numerals.get(0).start()
                || index >= numerals.get(numerals.size() - 1).end()) {
            return Optional.empty();
        }
        return numerals.stream()
                .filter(numeral -> index >= numeral.start() && index < numeral.end())
                .findFirst();
    }

    char at(int index) {
        if (index < 0 || index >= text.length()) {
            return 0;
        }
        if (!numerals.isEmpty() && numeralAt(index).isPresent()) {
            return NUMERAL;
        }
        char c = text.charAt(index);
        if (c > ' ' && c < 0x7f) {
            return c == '~' ? '-' : signed ? sign(c, index) : c;
        }
        return c <= ' ' ? ' ' : beyondAscii(c, index);
    }

    /** What the language's sign stands for between two numbers; every other character is itself. */
    private char sign(char c, int index) {
        if (language.isComma(c) && isDigit(index + 1) && (isDigit(index - 1) || isDigit(index - 2))) {
            return ',';
        }
        if (!language.isColon(c) || !isDigit(index - 1) || !isDigit(skipSpaces(index + 1))) {
            return c;
        }
        int start = index;
        while (index - start < LONGEST_NUMBER && isDigit(start - 1)) {
            start--;
        }
        char before = text.charAt(Math.max(0, text.charAt(Math.max(0, start - 1)) == ' ' ? start - 2 : start - 1));
        // the number before is a verse itself
        return language.isColon(before) || language.isComma(before) ? ',' : ':';
    }

    private char beyondAscii(char c, int index) {
        char seen = seen(c);
        if (seen > 0) {
            return seen;
        }
        char before = seenBefore(index);
        return Character.isLetter(before) || Character.isDigit(before) ? c : ' ';
    }

    /** Whether it is a soft hyphen, a space of no width, an accent of its own or the like. */
    private static boolean isUnseen(char c) {
        return c >= 0x80 && seen(c) == 0;
    }

    /** What a character that is not ASCII reads as; 0 if nobody sees it. */
    private static char seen(char c) {
        return c < SEEN.length ? SEEN[c] : seenAs(c);
    }

    private char seenBefore(int index) {
        int at = index - 1;
        while (at >= 0 && index - at <= MOST_UNSEEN && isUnseen(text.charAt(at))) {
            at--;
        }
        return at < 0 ? 0 : text.charAt(at);
    }

    private static char seenAs(char c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.NON_SPACING_MARK -> 0;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.DECIMAL_DIGIT_NUMBER -> (char) ('0' + Character.digit(c, 10));
            default ->
                switch (c) {
                    case '\u2212', '\u223c', '\uff5e' -> '-';
                    case '\uff1a', '\u2236' -> ':';
                    case '\uff0c' -> ',';
                    case '\uff0e' -> '.';
                    case '\uff1b' -> ';';
                    default -> c;
                };
        };
    }

    /** Whether {@code wanted} stands between {@code from} and {@code to}. */
    boolean has(char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (at(i) == wanted) {
                return true;
            }
        }
        return false;
    }

    boolean hasLineBreak(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    boolean isDigit(int index) {
        char c = at(index);
        return (c >= '0' && c <= '9') || (c > 0x7f && isUnseen(c) && Character.isDigit(seenBefore(index)));
    }

    /** The index of the first digit, or of a word that may be a numeral, at or after {@code index}; else the length. */
    int nextNumber(int index) {
        boolean wordGoesOn = isLetter(index - 1);
        int length = text.length();
        for (int at = index; at < length; at++) {
            char c = text.charAt(at);
            if (c >= 0x80) {
                if (Character.isDigit(c)) {
                    return at;
                }
                wordGoesOn = isLetter(at);
            } else if (c < 'A') {
                if (c >= '0' && c <= '9') {
                    return at;
                }
                wordGoesOn = false;
            } else {
                int lower = c | ' ';
                boolean letter = lower >= 'a' && lower <= 'z';
                if (letter && !wordGoesOn && Numeral.mayBegin(text, at)) {
                    return at;
                }
                wordGoesOn = letter;
            }
        }
        return length;
    }

    boolean isLetter(int index) {
        char c = at(index);
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c > 0x7f && (isUnseen(c) ? Character.isLetter(seenBefore(index)) : Character.isLetter(c)));
    }

    boolean isUpperCase(int index) {
        return Character.isUpperCase(at(index));
    }

    /** The index after the digits that begin at {@code index}; of very many after some. */
    int endOfDigits(int index) {
        int end = index;
        while (end - index <= LONGEST_WORD && isDigit(end)) {
            end++;
        }
        return end;
    }

    /** The index after the letters that begin at {@code index}; of very many after some. */
    int endOfLetters(int index) {
        int end = index;
        while (end - index <= LONGEST_WORD && isLetter(end)) {
            end++;
        }
        return end;
    }

    /** The first index at or after {@code index} that none of {@code characters} stands at; or one far enough. */
    int skip(int index, String characters) {
        int at = index;
        while (at < length() && at - index <= LONGEST_GAP && characters.indexOf(at(at)) >= 0) {
            at++;
        }
        return at;
    }

    int skipSpaces(int index) {
        return skip(index, " ");
    }

    /** The number whose digits begin at {@code index}; -1 if there are none or too many. */
    int number(int index) {
        Optional<Numeral> numeral = numeralAt(index);
        if (numeral.isPresent()) {
            return numeral.get().value();
        }
        int end = endOfDigits(index);
        if (end == index || end - index > LONGEST_NUMBER) {
            return -1;
        }
        int number = 0;
        for (int i = index; i < end; i++) {
            char digit = at(i);
            number = digit > '9' ? number : 10 * number + digit - '0';
        }
        return number;
    }

    /** The English word that the letters from {@code start} to {@code end} stand for; empty if the language has none. */
    String word(int start, int end) {
        return language.meaning(lower(start, end));
    }

    /** The letters from {@code start} to {@code end} in lower case. */
    String lower(int start, int end) {
        if (end <= start) {
            return "";
        }
        if (keptWords.length == 0) {
            keptStarts = new int[KEPT_WORDS];
            keptEnds = new int[KEPT_WORDS];
            keptWords = new String[KEPT_WORDS];
        }
        int slot = start & (KEPT_WORDS - 1);
        if (keptEnds[slot] != end || keptStarts[slot] != start) {
            keptWords[slot] = lowered(start, end);
            keptStarts[slot] = start;
            keptEnds[slot] = end;
        }
        return keptWords[slot];
    }

    private String lowered(int start, int end) {
        StringBuilder word = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = at(i);
            if (!isUnseen(c) || (!language.isEnglish() && Character.getType(c) == Character.NON_SPACING_MARK)) {
                word.append(Character.toLowerCase(c));
            }
        }
        return language.composed(word.toString());
    }
}
