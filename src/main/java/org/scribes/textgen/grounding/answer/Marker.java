package org.scribes.textgen.grounding.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.text.Span;

/**
 * A citation of passages by number: {@code [1]}, {@code [1, 3]}, {@code (2)}, {@code ¹}, or a mark of another search
 * product.
 *
 * @param span the marker with its brackets
 * @param numbers the numbers in their order; empty if a foreign mark names no passage
 */
public record Marker(Span span, List<Integer> numbers, Kind kind) {
    /** How certain it is that numbers are a marker. */
    public enum Kind {
        /** The numbers can be nothing else. */
        CERTAIN,
        /** The numbers may be something else. They are a marker only if passages have these numbers. */
        POSSIBLE,
        /** A mark of another search product, which no reader should see. */
        FOREIGN
    }

    /** The longest marker of the service's own form, with the characters after it that decide, in characters. */
    static final int LONGEST = 40;

    private static final String NUMBER_LIST = "(\\d{1,3}(?:\\s?[,;–-]\\s?\\d{1,3}){0,4})";
    private static final Pattern SQUARE = Pattern.compile("\\[" + NUMBER_LIST + "](?![(:])");
    /** Round brackets count only where a clause ends: {@code (1) faith, (2) hope} is a list. */
    private static final Pattern ROUND = Pattern.compile("\\(" + NUMBER_LIST + "\\)(?=\\h{0,8}+(?:$|[.!?;:,)\\n]))");

    /** After a quotation, brackets or the word {@code passage} are enough. */
    private static final Pattern AFTER_QUOTATION =
            Pattern.compile("\\(" + NUMBER_LIST + "\\)|(?i)[(\\[](?:passage|source) \\[?(\\d{1,3})]?[)\\]]");

    private static final Pattern RAISED = Pattern.compile("[¹²³⁰⁴-⁹]{1,3}");

    private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Whether a marker may begin at {@code at}, as far as the text is known; once false, it stays false. */
    public static boolean mayBegin(CharSequence text, int at) {
        char character = text.charAt(at);
        if (isNumbered(text, at, character)) {
            return true;
        }
        return ForeignMarker.mayBegin(text, at);
    }

    private static boolean isNumbered(CharSequence text, int at, char character) {
        if (character == '[' || character == '(') {
            return at + 1 >= text.length() || Character.isDigit(text.charAt(at + 1));
        }
        return RAISED_DIGITS.indexOf(character) >= 0;
    }

    /** The number of characters from {@code at} on that decide whether a marker begins there. */
    public static int longest(CharSequence text, int at) {
        return ForeignMarker.mayBegin(text, at) ? ForeignMarker.LONGEST : LONGEST;
    }

    /** The marker that begins at {@code at}. */
    static Optional<Marker> at(CharSequence text, int at) {
        Optional<Marker> foreign = ForeignMarker.at(text, at);
        if (foreign.isPresent()) {
            return foreign;
        }
        for (Pattern pattern : List.of(SQUARE, ROUND, RAISED)) {
            Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
            if (matcher.lookingAt()) {
                Span span = new Span(at, matcher.end());
                List<Integer> numbers = numbers(matcher.group());
                MarkerSetting setting = new MarkerSetting(text, span, numbers);
                Optional<Kind> kind = switch (text.charAt(at)) {
                    case '[' -> setting.square();
                    case '(' -> setting.round();
                    default -> setting.raised();
                };
                return kind.map(sure -> new Marker(span, numbers, sure));
            }
        }
        return Optional.empty();
    }

    /** The marker that begins at {@code at}, right after a quotation. */
    public static Optional<Marker> afterQuotation(CharSequence text, int at) {
        Matcher matcher = AFTER_QUOTATION.matcher(text).region(at, text.length());
        return matcher.lookingAt()
                ? Optional.of(new Marker(new Span(at, matcher.end()), numbers(matcher.group()), Kind.CERTAIN))
                : at(text, at);
    }

    /** The numbers in a mark, superscript or not. */
    static List<Integer> numbers(String text) {
        StringBuilder plain = new StringBuilder();
        text.chars()
                .map(character ->
                        RAISED_DIGITS.indexOf(character) < 0 ? character : '0' + RAISED_DIGITS.indexOf(character))
                .forEach(character -> plain.append((char) character));
        List<Integer> numbers = new ArrayList<>();
        Matcher matcher = DIGITS.matcher(plain);
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group()));
        }
        return numbers;
    }
}
