package org.scribes.textgen.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.scribes.textgen.template.Methods.Method;

/** Python's {@code str} methods, as far as real templates use them. */
final class StringMethods {
    private StringMethods() {}

    static Map<String, Method<String>> all() {
        Map<String, Method<String>> methods = new TreeMap<>();
        methods.put("upper", simple(LetterCase::upper));
        methods.put("lower", simple(LetterCase::lower));
        methods.put("title", simple(LetterCase::title));
        methods.put("capitalize", simple(LetterCase::capitalize));
        methods.put("strip", (rendering, s, arguments) -> Strings.strip(s, characterSet(arguments)));
        methods.put("lstrip", (rendering, s, arguments) -> Strings.stripLeft(s, characterSet(arguments)));
        methods.put("rstrip", (rendering, s, arguments) -> Strings.stripRight(s, characterSet(arguments)));
        methods.put("startswith", affix(String::startsWith));
        methods.put("endswith", affix(String::endsWith));
        methods.put("removeprefix", (rendering, s, arguments) -> {
            String prefix = string(arguments, "removeprefix");
            return s.startsWith(prefix) ? s.substring(prefix.length()) : s;
        });
        methods.put("removesuffix", (rendering, s, arguments) -> {
            String suffix = string(arguments, "removesuffix");
            return s.endsWith(suffix) ? s.substring(0, s.length() - suffix.length()) : s;
        });
        methods.put("isspace", (rendering, s, arguments) -> {
            arguments.expectNone("isspace");
            return !s.isEmpty() && s.chars().allMatch(c -> Strings.isSpace((char) c));
        });
        methods.put("join", (rendering, s, arguments) -> join(rendering.budget(), s, arguments.single("join")));
        methods.put("replace", StringMethods::replace);
        methods.put("count", StringMethods::count);
        methods.put("find", (rendering, s, arguments) -> find(rendering, s, arguments, false));
        methods.put("rfind", (rendering, s, arguments) -> find(rendering, s, arguments, true));
        methods.put("index", (rendering, s, arguments) -> found(find(rendering, s, arguments, false)));
        methods.put("rindex", (rendering, s, arguments) -> found(find(rendering, s, arguments, true)));
        methods.put("zfill", StringMethods::zeroFill);
        methods.put("ljust", (rendering, s, arguments) -> s + padding(rendering, s, arguments));
        methods.put("rjust", (rendering, s, arguments) -> padding(rendering, s, arguments) + s);
        methods.putAll(StringSplits.all());
        return Map.copyOf(methods);
    }

    private static Method<String> simple(UnaryOperator<String> operation) {
        return (rendering, s, arguments) -> {
            arguments.expectNone("a string's method");
            rendering.budget().charge(s.length());
            return operation.apply(s);
        };
    }

    private static Strings.CharacterSet characterSet(Arguments arguments) {
        return arguments
                .bind("strip", 0, "chars")
                .string(0, "the argument of strip")
                .map(Strings.CharacterSet::of)
                .orElseGet(Strings.CharacterSet::whiteSpace);
    }

    private static Method<String> affix(BiPredicate<String, String> matches) {
        return (rendering, s, arguments) -> {
            Object affix = arguments.single("startswith or endswith");
            List<Object> choices = affix instanceof Tuple tuple ? tuple.items() : List.of(affix);
            return choices.stream()
                    .anyMatch(choice -> matches.test(s, Values.string(choice, "what a string is tested for")));
        };
    }

    static String string(Arguments arguments, String method) {
        return Values.string(arguments.single(method), "the argument of " + method);
    }

    private static String join(Budget budget, String separator, Object items) {
        List<Object> strings = new ArrayList<>();
        for (Iterator<Object> all = Values.iterate(items); all.hasNext(); ) {
            strings.add(Values.string(all.next(), "an item of join"));
        }
        return Strings.join(budget, separator, strings);
    }

    private static Object replace(Rendering rendering, String s, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("replace", 2, "old", "new", "count");
        String old = Values.string(bound.get(0), "the first argument of replace");
        String replacement = Values.string(bound.get(1), "the second argument of replace");
        int count = bound.optional(2)
                .map(n -> Values.integer(n, "the count of replace"))
                .orElse(-1);
        return Strings.replace(rendering.budget(), s, old, replacement, count);
    }

    private static Object count(Rendering rendering, String s, Arguments arguments) {
        String part = string(arguments, "count");
        rendering.budget().chargeSearch(s, part);
        if (part.isEmpty()) {
            return Strings.length(s) + 1L;
        }
        long count = 0;
        for (int at = s.indexOf(part); at >= 0; at = s.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static long find(Rendering rendering, String s, Arguments arguments, boolean last) {
        String part = string(arguments, "find");
        rendering.budget().chargeSearch(s, part);
        int at = last ? s.lastIndexOf(part) : s.indexOf(part);
        return at < 0 ? at : s.codePointCount(0, at);
    }

    private static Object found(long position) {
        if (position < 0) {
            throw TemplateFailure.because("index() of what is not in the string");
        }
        return position;
    }

    private static Object zeroFill(Rendering rendering, String s, Arguments arguments) {
        int width = Values.integer(arguments.single("zfill"), "the argument of zfill");
        int missing = Math.max(0, width - Strings.length(s));
        rendering.budget().charge(missing);
        int sign = s.startsWith("-") || s.startsWith("+") ? 1 : 0;
        return s.substring(0, sign) + "0".repeat(missing) + s.substring(sign);
    }

    private static String padding(Rendering rendering, String s, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("ljust or rjust", 1, "width", "fillchar");
        String fill = Values.string(bound.orElse(1, " "), "the fill character");
        if (Strings.length(fill) != 1) {
            throw TemplateFailure.because("the fill character must be exactly one character");
        }
        int missing = Math.max(0, Values.integer(bound.get(0), "a width") - Strings.length(s));
        rendering.budget().charge(missing);
        return fill.repeat(missing);
    }
}
