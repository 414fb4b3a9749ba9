package org.scribes.textgen.template.builtin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.scribes.textgen.template.builtin.Methods.Method;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.LetterCase;
import org.scribes.textgen.template.value.PythonStrings;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.Tuple;
import org.scribes.textgen.template.value.Values;

/** The methods of Python's {@code str} that templates use. */
final class StringMethods {
    private StringMethods() {}

    static Map<String, Method<String>> all() {
        Map<String, Method<String>> methods = new TreeMap<>();
        methods.put("upper", simple(LetterCase::upper));
        methods.put("lower", simple(LetterCase::lower));
        methods.put("title", simple(LetterCase::title));
        methods.put("capitalize", simple(LetterCase::capitalize));
        methods.put("strip", (budget, s, arguments) -> PythonStrings.strip(s, characterSet(arguments)));
        methods.put("lstrip", (budget, s, arguments) -> PythonStrings.stripLeft(s, characterSet(arguments)));
        methods.put("rstrip", (budget, s, arguments) -> PythonStrings.stripRight(s, characterSet(arguments)));
        methods.put("startswith", affix(String::startsWith));
        methods.put("endswith", affix(String::endsWith));
        methods.put("removeprefix", (budget, s, arguments) -> {
            String prefix = string(arguments, "removeprefix");
            return s.startsWith(prefix) ? s.substring(prefix.length()) : s;
        });
        methods.put("removesuffix", (budget, s, arguments) -> {
            String suffix = string(arguments, "removesuffix");
            return s.endsWith(suffix) ? s.substring(0, s.length() - suffix.length()) : s;
        });
        methods.put("isspace", (budget, s, arguments) -> {
            arguments.expectNone("isspace");
            return !s.isEmpty() && s.chars().allMatch(c -> PythonStrings.isSpace((char) c));
        });
        methods.put("join", (budget, s, arguments) -> join(budget, s, arguments.single("join")));
        methods.put("replace", StringMethods::replace);
        methods.put("count", StringMethods::count);
        methods.put("find", (budget, s, arguments) -> find(budget, s, arguments, false));
        methods.put("rfind", (budget, s, arguments) -> find(budget, s, arguments, true));
        methods.put("index", (budget, s, arguments) -> found(find(budget, s, arguments, false)));
        methods.put("rindex", (budget, s, arguments) -> found(find(budget, s, arguments, true)));
        methods.put("zfill", StringMethods::zeroFill);
        methods.put("ljust", (budget, s, arguments) -> s + padding(budget, s, arguments));
        methods.put("rjust", (budget, s, arguments) -> padding(budget, s, arguments) + s);
        methods.putAll(StringSplits.all());
        return Map.copyOf(methods);
    }

    private static Method<String> simple(UnaryOperator<String> operation) {
        return (budget, s, arguments) -> {
            arguments.expectNone("a string's method");
            budget.charge(s.length());
            return operation.apply(s);
        };
    }

    private static PythonStrings.CharacterSet characterSet(Arguments arguments) {
        return arguments
                .bind("strip", 0, "chars")
                .string(0, "the argument of strip")
                .map(PythonStrings.CharacterSet::of)
                .orElseGet(PythonStrings.CharacterSet::whiteSpace);
    }

    private static Method<String> affix(BiPredicate<String, String> matches) {
        return (budget, s, arguments) -> {
            Object affix = arguments.single("startswith or endswith");
            List<Object> choices = affix instanceof Tuple tuple ? tuple.items() : List.of(affix);
            return choices.stream()
                    .anyMatch(
                            choice -> matches.test(s, Values.string(choice, "the argument of startswith or endswith")));
        };
    }

    static String string(Arguments arguments, String method) {
        return Values.string(arguments.single(method), "the argument of " + method);
    }

    private static String join(RenderBudget budget, String separator, Object items) {
        List<Object> strings = new ArrayList<>();
        for (Iterator<Object> all = Values.iterate(items); all.hasNext(); ) {
            strings.add(Values.string(all.next(), "an item of join"));
        }
        return PythonStrings.join(budget, separator, strings);
    }

    private static Object replace(RenderBudget budget, String s, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("replace", 2, "old", "new", "count");
        String old = Values.string(bound.get(0), "the first argument of replace");
        String replacement = Values.string(bound.get(1), "the second argument of replace");
        int count = bound.optional(2)
                .map(n -> Values.integer(n, "the count of replace"))
                .orElse(-1);
        return PythonStrings.replace(budget, s, old, replacement, count);
    }

    private static Object count(RenderBudget budget, String s, Arguments arguments) {
        String part = string(arguments, "count");
        budget.chargeSearch(s, part);
        if (part.isEmpty()) {
            return PythonStrings.length(s) + 1L;
        }
        long count = 0;
        for (int at = s.indexOf(part); at >= 0; at = s.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static long find(RenderBudget budget, String s, Arguments arguments, boolean last) {
        String part = string(arguments, "find");
        budget.chargeSearch(s, part);
        int at = last ? s.lastIndexOf(part) : s.indexOf(part);
        return at < 0 ? at : s.codePointCount(0, at);
    }

    private static Object found(long position) {
        if (position < 0) {
            throw TemplateFailure.because("index(): the text is not in the string");
        }
        return position;
    }

    private static Object zeroFill(RenderBudget budget, String s, Arguments arguments) {
        int width = Values.integer(arguments.single("zfill"), "the argument of zfill");
        int missing = Math.max(0, width - PythonStrings.length(s));
        budget.charge(missing);
        int sign = s.startsWith("-") || s.startsWith("+") ? 1 : 0;
        return s.substring(0, sign) + "0".repeat(missing) + s.substring(sign);
    }

    private static String padding(RenderBudget budget, String s, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("ljust or rjust", 1, "width", "fillchar");
        String fill = Values.string(bound.orElse(1, " "), "the fill character");
        if (PythonStrings.length(fill) != 1) {
            throw TemplateFailure.because("the fill character must be one character");
        }
        int missing = Math.max(0, Values.integer(bound.get(0), "a width") - PythonStrings.length(s));
        budget.charge(missing);
        return fill.repeat(missing);
    }
}
