package org.scribes.textgen.template.builtin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.template.builtin.Methods.Method;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.PythonStrings;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.Tuple;
import org.scribes.textgen.template.value.Values;

/** The methods of Python's {@code str} that split a string. */
final class StringSplits {
    private StringSplits() {}

    static Map<String, Method<String>> all() {
        return Map.of(
                "split", (budget, s, arguments) -> split(budget, s, arguments, false),
                "rsplit", (budget, s, arguments) -> split(budget, s, arguments, true),
                "splitlines", StringSplits::lines,
                "partition", (budget, s, arguments) -> partition(budget, s, arguments, false),
                "rpartition", (budget, s, arguments) -> partition(budget, s, arguments, true));
    }

    private static Object lines(RenderBudget budget, String s, Arguments arguments) {
        budget.charge(s.length());
        return PythonStrings.lines(
                s, arguments.bind("splitlines", 0, "keepends").isTrue(0));
    }

    private static Object split(RenderBudget budget, String s, Arguments arguments, boolean fromRight) {
        Arguments.Bound bound = arguments.bind("split", 0, "sep", "maxsplit");
        Optional<String> separator = bound.string(0, "the separator of split");
        int given = bound.optional(1).map(n -> Values.integer(n, "maxsplit")).orElse(-1);
        int most = given < 0 ? Integer.MAX_VALUE : given;
        budget.chargeSearch(s, separator.orElse(" "));
        if (separator.isPresent()) {
            return splitAt(s, nonEmpty(separator.get()), most, fromRight);
        }
        return fromRight ? wordsFromRight(s, most) : words(s, most);
    }

    private static String nonEmpty(String separator) {
        if (separator.isEmpty()) {
            throw TemplateFailure.because("the separator is empty");
        }
        return separator;
    }

    private static List<Object> splitAt(String s, String separator, int most, boolean fromRight) {
        List<Object> parts = new ArrayList<>();
        int start = 0;
        int end = s.length();
        while (parts.size() < most) {
            int at = fromRight
                    ? end < separator.length() ? -1 : s.lastIndexOf(separator, end - separator.length())
                    : s.indexOf(separator, start);
            if (at < 0) {
                break;
            }
            parts.add(fromRight ? s.substring(at + separator.length(), end) : s.substring(start, at));
            end = fromRight ? at : end;
            start = fromRight ? start : at + separator.length();
        }
        parts.add(s.substring(start, end));
        if (fromRight) {
            Collections.reverse(parts);
        }
        return parts;
    }

    /** Splits at runs of white space. The rest after {@code most} splits keeps its trailing white space. */
    private static List<Object> words(String s, int most) {
        List<Object> words = new ArrayList<>();
        int at = skip(s, 0, true);
        while (at < s.length()) {
            int end = words.size() == most ? s.length() : skip(s, at, false);
            words.add(s.substring(at, end));
            at = skip(s, end, true);
        }
        return words;
    }

    private static int skip(String s, int from, boolean space) {
        int at = from;
        while (at < s.length() && PythonStrings.isSpace(s.charAt(at)) == space) {
            at++;
        }
        return at;
    }

    private static List<Object> wordsFromRight(String s, int most) {
        List<Object> reversed = words(new StringBuilder(s).reverse().toString(), most);
        reversed.replaceAll(word -> new StringBuilder((String) word).reverse().toString());
        Collections.reverse(reversed);
        return reversed;
    }

    private static Object partition(RenderBudget budget, String s, Arguments arguments, boolean last) {
        String separator = nonEmpty(StringMethods.string(arguments, "partition"));
        budget.chargeSearch(s, separator);
        int at = last ? s.lastIndexOf(separator) : s.indexOf(separator);
        if (at < 0) {
            return new Tuple(last ? List.of("", "", s) : List.of(s, "", ""));
        }
        return new Tuple(List.of(s.substring(0, at), separator, s.substring(at + separator.length())));
    }
}
