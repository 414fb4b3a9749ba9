package org.scribes.textgen.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.template.Filters.Filter;

/** Filters on text; what is no text is printed first. */
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
        return (rendering, value, arguments) -> {
            arguments.expectNone("a filter");
            String text = Text.of(rendering.budget(), value);
            rendering.budget().charge(text.length());
            return operation.apply(text);
        };
    }

    private static Object safe(Rendering rendering, Object value, Arguments arguments) {
        arguments.expectNone("safe");
        return new MarkupString(Text.of(rendering.budget(), value));
    }

    private static Object trim(Rendering rendering, Object value, Arguments arguments) {
        String text = Text.of(rendering.budget(), value);
        rendering.budget().charge(text.length());
        return Strings.strip(
                text,
                arguments
                        .bind("trim", 0, "chars")
                        .string(0, "the argument of trim")
                        .map(Strings.CharacterSet::of)
                        .orElseGet(Strings.CharacterSet::whiteSpace));
    }

    private static Object replace(Rendering rendering, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("replace", 2, "old", "new", "count");
        Budget budget = rendering.budget();
        int count = bound.optional(2)
                .filter(given -> given != None.NONE)
                .map(given -> Values.integer(given, "the count of replace"))
                .orElse(-1);
        return Strings.replace(
                budget, Text.of(budget, value), Text.of(budget, bound.get(0)), Text.of(budget, bound.get(1)), count);
    }

    private static String title(String text) {
        Matcher words = WORD.matcher(text);
        return words.replaceAll(word -> Matcher.quoteReplacement(titled(word.group())));
    }

    private static String titled(String word) {
        int first = Character.charCount(word.codePointAt(0));
        return LetterCase.upper(word.substring(0, first)) + LetterCase.lower(word.substring(first));
    }

    private static Object indent(Rendering rendering, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("indent", 0, "width", "first", "blank");
        Object width = bound.orElse(0, (long) USUAL_INDENT);
        String indent = width instanceof String s ? s : " ".repeat(spaces(width));
        boolean blank = bound.isTrue(2);
        List<Object> lines = Strings.lines(Values.string(value, "what is indented") + "\n", false);
        rendering.budget().charge((long) lines.size() * indent.length());
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
        if (spaces > Budget.MAX_RANGE) {
            throw Budget.exceeded("text");
        }
        return spaces;
    }
}
