package org.scribes.textgen.grounding.answer;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.LowerCase;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.text.Span;

/**
 * Decides from the surrounding text whether numbers are a marker. A dangling marker that stays does less harm than a
 * number removed from a text.
 */
final class MarkerSetting {
    private static final Optional<Marker.Kind> NONE = Optional.empty();
    private static final Optional<Marker.Kind> POSSIBLE = Optional.of(Marker.Kind.POSSIBLE);
    private static final Optional<Marker.Kind> CERTAIN = Optional.of(Marker.Kind.CERTAIN);

    /** The most characters between the numbers and a word about numbers. */
    private static final int TOPIC_REACH = 100;

    private static final int LONGEST_WORD = 24;
    private static final String OPERATORS = "=+/^%<&|~\\#@$×÷·±−∈√≤≥≈[{:";
    private static final String CLOSING = "\"”’'»)*_…]";
    private static final String SENTENCE_ENDS = ".!?";

    private final CharSequence text;
    private final Span span;
    private final List<Integer> numbers;

    MarkerSetting(CharSequence text, Span span, List<Integer> numbers) {
        this.text = text;
        this.span = span;
        this.numbers = numbers;
    }

    /** Classifies {@code [1]}: an array index, a list of numbers or a label of the following text is no marker. */
    Optional<Marker.Kind> square() {
        int start = chainStart();
        char before = at(start - 1);
        if (numbers.contains(0) || OPERATORS.indexOf(before) >= 0 || continuesAsCode()) {
            return NONE;
        }
        if (Character.isLetterOrDigit(before)) {
            return afterWord(start);
        }
        int last = start - 1;
        while (last >= 0 && isBlank(text.charAt(last))) {
            last--;
        }
        boolean beyond = numbers.stream().anyMatch(number -> number > Passage.MOST);
        if (beyond || isLabel(last) || isAboutNumbers(start)) {
            return POSSIBLE;
        }
        char previous = at(last);
        if (Character.isLetter(previous)) {
            return isHeading(last + 1) || expectsNumber(wordBefore(last + 1)) ? POSSIBLE : CERTAIN;
        }
        if (SENTENCE_ENDS.indexOf(previous) >= 0) {
            boolean answersQuestion = previous == '?' && last < start - 1 && endsLine();
            return answersQuestion || isNumberedVerse(start) ? POSSIBLE : CERTAIN;
        }
        boolean closes = CLOSING.indexOf(previous) >= 0 || isAloneOnLine(last);
        boolean rightAfterComma = previous == ',' && last == start - 1 && Character.isLetter(at(last - 1));
        return closes || rightAfterComma || (",;—–(".indexOf(previous) >= 0 && endsClause()) ? CERTAIN : POSSIBLE;
    }

    /** Classifies {@code (1)}: at most possible, and none after the number that it repeats. */
    Optional<Marker.Kind> round() {
        int last = span.start() - 1;
        boolean apart = last >= 0 && isBlank(text.charAt(last));
        while (last >= 0 && isBlank(text.charAt(last))) {
            last--;
        }
        char previous = at(last);
        boolean repeats = Character.isDigit(previous) || MarkerWords.isNumber(wordBefore(last + 1));
        boolean isCall = Character.isLetter(previous) && !apart;
        return repeats || isCall || numbers.contains(0) ? NONE : POSSIBLE;
    }

    /** Classifies {@code ¹}: an exponent is no marker. */
    Optional<Marker.Kind> raised() {
        char before = at(span.start() - 1);
        char after = at(span.end());
        boolean inNumber = Character.isLetterOrDigit(after) || "⁺⁻⁼⁽⁾ⁿ⁄/".indexOf(after) >= 0;
        if (inNumber || numbers.contains(0) || isAboutNumbers(span.start())) {
            return NONE;
        }
        if (Character.isLetter(before)) {
            String word = wordBefore(span.start());
            boolean plain = word.length() >= 2 && MarkerWords.isPlainWord(word);
            return plain ? (numbers.get(0) > Passage.MOST ? POSSIBLE : CERTAIN) : NONE;
        }
        boolean closes = "\"”’'».,;!?…".indexOf(before) >= 0;
        return closes ? CERTAIN : NONE;
    }

    /** The start of a chain of markers: {@code [1][2]}. */
    private int chainStart() {
        int start = span.start();
        int floor = Math.max(0, start - Marker.LONGEST);
        while (start > floor && text.charAt(start - 1) == ']') {
            int open = start - 2;
            while (open > floor && isInNumberList(text.charAt(open))) {
                open--;
            }
            if (open < floor || open < 0 || text.charAt(open) != '[' || open == start - 2) {
                return start;
            }
            start = open;
        }
        return start;
    }

    private static boolean isInNumberList(char character) {
        return Character.isDigit(character) || ",;–- ".indexOf(character) >= 0;
    }

    /** Classifies brackets right after a word: an index, unless a plain word ends a clause there. */
    private Optional<Marker.Kind> afterWord(int start) {
        String word = wordBefore(start);
        boolean plain = (word.length() > 2 || MarkerWords.isPlainWord(word))
                && !Character.isLetterOrDigit(at(start - word.length() - 1))
                && at(start - word.length() - 1) != '_'
                && isOneCase(start - word.length(), start);
        if (!plain) {
            return NONE;
        }
        boolean sure = endsClause() && !MarkerWords.isVariable(word) && !isAboutNumbers(start) && numbers.size() == 1;
        return sure ? CERTAIN : POSSIBLE;
    }

    /** Whether the word is not in camel case, as variable names are: {@code theList}. */
    private boolean isOneCase(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (!Character.isLowerCase(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the following characters make it an expression: {@code a[1].length}, {@code [1] = 2}, {@code [1]x}. */
    private boolean continuesAsCode() {
        char next = at(span.end());
        char second = at(span.end() + 1);
        if (Character.isLetterOrDigit(next) || "_}]".indexOf(next) >= 0) {
            return true;
        }
        if (next == '.') {
            return Character.isLetterOrDigit(second);
        }
        char operator = isBlank(next) ? second : next;
        return "=+×÷·±^<%".indexOf(operator) >= 0 || (operator == '*' && isBlank(next) && isBlank(at(span.end() + 2)));
    }

    /** Whether it begins a line with more text after it, as a list's number or a footnote's does. */
    private boolean isLabel(int last) {
        int before = last;
        while (before >= 0 && ("->*|#".indexOf(text.charAt(before)) >= 0 || isBlank(text.charAt(before)))) {
            before--;
        }
        boolean begins = before < 0 || text.charAt(before) == '\n';
        return begins && (before == last || text.charAt(last) != '*') && !endsLine();
    }

    /** Whether the word before it is the first of its sentence: {@code Hymn [3]}. */
    private boolean isHeading(int end) {
        int before = end - wordBefore(end).length() - 1;
        while (before >= 0 && isBlank(text.charAt(before))) {
            before--;
        }
        return before < 0 || (SENTENCE_ENDS + "\n").indexOf(text.charAt(before)) >= 0;
    }

    /** Whether it is alone on the line below a sentence. */
    private boolean isAloneOnLine(int last) {
        int before = last;
        while (before > 0 && last - before < 3 && text.charAt(before) == '\n') {
            before--;
        }
        boolean below = before < last && (SENTENCE_ENDS + CLOSING).indexOf(text.charAt(before)) >= 0;
        return below && endsLine();
    }

    private boolean endsLine() {
        int next = span.end();
        while (next < text.length() && next < span.end() + 3 && ".,; ".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return at(next) == '\n' || next == text.length();
    }

    /** Whether the clause ends after it, or another marker follows. */
    private boolean endsClause() {
        int next = span.end();
        while (next < span.end() + 3 && (at(next) == '*' || at(next) == '_')) {
            next++;
        }
        char character = at(next);
        return next >= text.length() || ".,;!?)[\n\"”’".indexOf(character) >= 0;
    }

    /** Whether it numbers the verse after it, and the previous number numbers the verse before. */
    private boolean isNumberedVerse(int start) {
        if (numbers.size() != 1 || !isBlank(at(span.end()))) {
            return false;
        }
        String before = "[" + (numbers.get(0) - 1) + "]";
        int from = Math.max(0, start - Marker.LONGEST * 10);
        return text.subSequence(from, start).toString().contains(before + " ");
    }

    /** Whether the word requires a number after it, as an article, a preposition or a number does. */
    private boolean expectsNumber(String word) {
        boolean requires = MarkerWords.mayPrecedeNumber(word) || MarkerWords.isNumber(word);
        boolean refers = word.equals("see") || word.equals("cf");
        boolean particle = MarkerWords.mayEndClause(word) && numbers.size() == 1 && endsClause();
        return (requires && !particle) || (MarkerWords.isTopic(word) && !refers) || (refers && numbers.size() > 1);
    }

    /** Whether the preceding words are about lists, code or formulas. */
    private boolean isAboutNumbers(int start) {
        int from = Math.max(0, start - TOPIC_REACH);
        int word = start;
        for (int i = start - 1; i >= from; i--) {
            char character = text.charAt(i);
            if (character == '\n') {
                return isTopic(i + 1, word);
            }
            if (!Character.isLetter(character)) {
                if (isTopic(i + 1, word)) {
                    return true;
                }
                word = i;
            }
        }
        return false;
    }

    private boolean isTopic(int from, int to) {
        return to - from >= 3
                && to - from <= LONGEST_WORD
                && MarkerWords.isTopic(LowerCase.of(text.subSequence(from, to).toString()));
    }

    /** The word that ends before {@code end}, in lower case; empty if there is none. */
    private String wordBefore(int end) {
        int start = end;
        while (start > 0 && end - start < LONGEST_WORD && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return LowerCase.of(text.subSequence(start, end).toString());
    }

    private char at(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : '\n';
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\u00a0';
    }
}
