package org.scribes.textgen.grounding.scripture;

import java.util.List;
import java.util.Optional;

/**
 * A normalized view of a text for the parser: spaces, dashes, digits and some punctuation read as ASCII. An invisible
 * character belongs to the word or number that it is in. Indexes outside the text read as 0.
 */
final class ScannedText {
    /** The maximum digits of a chapter or verse. Longer numbers are years, prices or phone numbers. */
    private static final int LONGEST_NUMBER = 3;
    /** The maximum gap within a reference. */
    private static final int LONGEST_GAP = 12;
    /** The maximum length of a word or number that is read. */
    private static final int LONGEST_WORD = 32;
    /** The digit that each letter of a numeral reads as. */
    private static final char NUMERAL = '1';
    /** The maximum number of invisible characters within a word. */
    private static final int MAX_INVISIBLE = 3;

    private final CharSequence text;
    private final ReferenceLanguage language;
    /** Whether the language's own characters for colons and commas are used. */
    private final boolean signed;
    /** Shared by all views of the text. */
    private final Reach reach;

    private final LowerCaseWords words = new LowerCaseWords(this);
    private List<Numeral> numerals = List.of();

    ScannedText(CharSequence text, ReferenceLanguage language) {
        this(text, language, false, new Reach());
    }

    private ScannedText(CharSequence text, ReferenceLanguage language, boolean signed, Reach reach) {
        this.text = text;
        this.language = language;
        this.signed = signed;
        this.reach = reach;
    }

    /** The part of a text that was read. */
    private static final class Reach {
        private int end;
    }

    ReferenceLanguage language() {
        return language;
    }

    /** A view of the text in another language. */
    ScannedText in(ReferenceLanguage other) {
        return other == language ? this : with(other, false);
    }

    /** A view that reads the language's own separators as colons and commas: {@code 3,16.18}. */
    ScannedText withOwnSigns() {
        return with(language, true);
    }

    private ScannedText with(ReferenceLanguage other, boolean ownSigns) {
        ScannedText view = new ScannedText(text, other, ownSigns, reach);
        view.numerals = numerals;
        return view;
    }

    int length() {
        return text.length();
    }

    /** Whether the text ends at {@code index}. */
    boolean isEnd(int index) {
        reach.end = Math.max(reach.end, index + 1);
        return index >= text.length();
    }

    /** The index after the last one read; more than the length if what was read depends on where the text ends. */
    int reach() {
        return reach.end;
    }

    /** Forgets what was read. */
    void clearReach() {
        reach.end = 0;
    }

    /** Sets the numerals, in order, that are read as digits. Replaces earlier ones. */
    void setNumerals(List<Numeral> found) {
        if (!found.isEmpty() || !numerals.isEmpty()) {
            numerals = List.copyOf(found);
            words.clear();
        }
    }

    /** Whether a Roman numeral that is read as a number ends at {@code index}. */
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
        char c = unsigned(index);
        return signed && c > ' ' && c < 0x7f && c == text.charAt(index) ? sign(c, index) : c;
    }

    /** The character without regard to the language's own separators, which stand for no digits and no spaces. */
    private char unsigned(int index) {
        if (index >= reach.end) {
            reach.end = index + 1;
        }
        if (index < 0 || index >= text.length()) {
            return 0;
        }
        if (!numerals.isEmpty() && numeralAt(index).isPresent()) {
            return NUMERAL;
        }
        char c = text.charAt(index);
        if (c > ' ' && c < 0x7f) {
            return c == '~' ? '-' : c;
        }
        return c <= ' ' ? ' ' : beyondAscii(c, index);
    }

    /** The colon or comma that a separator of the language stands for between two numbers; other characters stay. */
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
        // the preceding number is itself a verse
        return language.isColon(before) || language.isComma(before) ? ',' : ':';
    }

    private char beyondAscii(char c, int index) {
        char folded = CharacterFolding.fold(c);
        if (folded > 0) {
            return folded;
        }
        char before = visibleBefore(index);
        return Character.isLetter(before) || Character.isDigit(before) ? c : ' ';
    }

    private char visibleBefore(int index) {
        int at = index - 1;
        while (at >= 0 && index - at <= MAX_INVISIBLE && CharacterFolding.isInvisible(text.charAt(at))) {
            at--;
        }
        return at < 0 ? 0 : text.charAt(at);
    }

    /** Whether {@code wanted} occurs from {@code from} to before {@code to}. */
    boolean has(char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (at(i) == wanted) {
                return true;
            }
        }
        return false;
    }

    boolean hasLineBreak(int from, int to) {
        reach.end = Math.max(reach.end, to);
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    boolean isDigit(int index) {
        char c = unsigned(index);
        return (c >= '0' && c <= '9')
                || (c > 0x7f && CharacterFolding.isInvisible(c) && Character.isDigit(visibleBefore(index)));
    }

    /** The index of the first digit, or of a possible numeral, at or after {@code index}; else the length. */
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
                || (c > 0x7f
                        && (CharacterFolding.isInvisible(c)
                                ? Character.isLetter(visibleBefore(index))
                                : Character.isLetter(c)));
    }

    boolean isUpperCase(int index) {
        return Character.isUpperCase(at(index));
    }

    /** The index after the digits at {@code index}, or after the maximum length. */
    int endOfDigits(int index) {
        int end = index;
        while (end - index <= LONGEST_WORD && isDigit(end)) {
            end++;
        }
        return end;
    }

    /** The index after the letters at {@code index}, or after the maximum length. */
    int endOfLetters(int index) {
        int end = index;
        while (end - index <= LONGEST_WORD && isLetter(end)) {
            end++;
        }
        return end;
    }

    /** The first index from {@code index} on whose character is not in {@code characters}, or after the maximum gap. */
    int skip(int index, String characters) {
        int at = index;
        while (at - index <= LONGEST_GAP && characters.indexOf(at(at)) >= 0) {
            at++;
        }
        return at;
    }

    int skipSpaces(int index) {
        return skip(index, " ");
    }

    /** The number that starts at {@code index}; -1 if there is none or it has too many digits. */
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

    /** The English word for the letters from {@code start} to {@code end}; empty if the language has none. */
    String word(int start, int end) {
        return language.meaning(lower(start, end));
    }

    /** The letters from {@code start} to {@code end} in lower case. */
    String lower(int start, int end) {
        return words.word(start, end);
    }
}
