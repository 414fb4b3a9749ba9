package org.scribes.textgen.template.builtin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.template.builtin.Filters.Filter;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.LetterCase;
import org.scribes.textgen.template.value.PythonNone;
import org.scribes.textgen.template.value.PythonStrings;
import org.scribes.textgen.template.value.PythonText;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.SafeText;
import org.scribes.textgen.template.value.Values;

/** Filters on strings. Another value is converted to a string first. */
final class TextFilters {
    private static final Pattern WORD = Pattern.compile("[^-\\s\\x1c-\\x1f({\\[<]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int USUAL_INDENT = 4;

    private TextFilters() {}

    static Map<String, Filter> all() {
        Map<String, Filter> filters = new HashMap<>();
        filters.put("upper", simple(LetterCase::upper));
        filters.put("lower", simple(LetterCase::lower));
        filters.put("capitalize", simple(LetterCase::capitalize));
        filters.put("title", simple(TextFilters::title));
        filters.put("string", simple(text -> text));
        filters.put("safe", TextFilters::safe);
        filters.put("trim", TextFilters::trim);
        filters.put("replace", TextFilters::replace);
        filters.put("indent", TextFilters::indent);
        return filters;
    }

    private static Filter simple(UnaryOperator<String> operation) {
        return (budget, value, arguments) -> {
            arguments.expectNone("a filter");
            String text = PythonText.of(budget, value);
            budget.charge(text.length());
            return operation.apply(text);
        };
    }

    private static Object safe(RenderBudget budget, Object value, Arguments arguments) {
        arguments.expectNone("safe");
        return new SafeText(PythonText.of(budget, value));
    }

    private static Object trim(RenderBudget budget, Object value, Arguments arguments) {
        String text = PythonText.of(budget, value);
        budget.charge(text.length());
        return PythonStrings.strip(
                text,
                arguments
                        .bind("trim", 0, "chars")
                        .string(0, "the argument of trim")
                        .map(PythonStrings.CharacterSet::of)
                        .orElseGet(PythonStrings.CharacterSet::whiteSpace));
    }

    private static Object replace(RenderBudget budget, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("replace", 2, "old", "new", "count");
        int count = bound.optional(2)
                .filter(given -> given != PythonNone.NONE)
                .map(given -> Values.integer(given, "the count of replace"))
                .orElse(-1);
        return PythonStrings.replace(
                budget,
                PythonText.of(budget, value),
                PythonText.of(budget, bound.get(0)),
                PythonText.of(budget, bound.get(1)),
                count);
    }

    private static String title(String text) {
        Matcher words = WORD.matcher(text);
        return words.replaceAll(word -> Matcher.quoteReplacement(titled(word.group())));
    }

    private static String titled(String word) {
        int first = Character.charCount(word.codePointAt(0));
        return LetterCase.upper(word.substring(0, first)) + LetterCase.lower(word.substring(first));
    }

    private static Object indent(RenderBudget budget, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("indent", 0, "width", "first", "blank");
        Object width = bound.orElse(0, (long) USUAL_INDENT);
        String indent = width instanceof String s ? s : " ".repeat(spaces(width));
        boolean blank = bound.isTrue(2);
        List<Object> lines = PythonStrings.lines(Values.string(value, "what is indented") + "\n", false);
        budget.charge((long) lines.size() * indent.length());
        StringBuilder indented = new StringBuilder(bound.isTrue(1) ? indent : "").append(lines.get(0));
        for (Object line : lines.subList(1, lines.size())) {
            indented.append('\n')
                    .append(blank || !"".equals(line) ? indent : "")
                    .append(line);
        }
        return indented.toString();
    }

    private static int spaces(Object width) {
        int spaces = Math.max(0, Values.integer(width, "the width of indent"));
        if (spaces > RenderBudget.MAX_RANGE) {
            throw RenderBudget.exceeded("text");
        }
        return spaces;
    }
}
