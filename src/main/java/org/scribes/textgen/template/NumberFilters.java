package org.scribes.textgen.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;
import org.scribes.textgen.template.Filters.Filter;

/** Filters that give numbers. */
final class NumberFilters {
    private static final String DIGITS = "[0-9]++(?:_[0-9]++)*+";
    private static final Pattern INTEGER = Pattern.compile("[+-]?" + DIGITS);
    private static final Pattern FLOAT = Pattern.compile(
            "[+-]?(?:" + DIGITS + "(?:\\.(?:" + DIGITS + ")?)?|\\." + DIGITS + ")(?:[eE][+-]?[0-9]++)?");
    private static final int MAX_EXACT_DIGITS = 18;

    private NumberFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "abs", (rendering, value, arguments) -> Numbers.absolute(onlyValue(value, arguments)),
                "int", NumberFilters::integer,
                "float", NumberFilters::real,
                "round", NumberFilters::round);
    }

    private static Object onlyValue(Object value, Arguments arguments) {
        arguments.expectNone("a filter");
        return value;
    }

    private static Object integer(Rendering rendering, Object value, Arguments arguments) {
        Object otherwise = arguments.bind("int", 0, "default").orElse(0, 0L);
        if (value instanceof String s) {
            String number = Strings.strip(s, Strings.CharacterSet.whiteSpace());
            if (INTEGER.matcher(number).matches()) {
                return whole(number.replace("_", ""));
            }
            return FLOAT.matcher(number).matches() ? truncated(parse(number)) : otherwise;
        }
        if (value instanceof Double d) {
            return Double.isNaN(d) || Double.isInfinite(d) ? otherwise : truncated(new BigDecimal(d));
        }
        return Values.isNumber(value) ? Numbers.plus(value) : undefinedFails(value, otherwise);
    }

    private static Object real(Rendering rendering, Object value, Arguments arguments) {
        Object otherwise = arguments.bind("float", 0, "default").orElse(0, 0.0);
        if (value instanceof String s) {
            String number = Strings.strip(s, Strings.CharacterSet.whiteSpace());
            return FLOAT.matcher(number).matches() ? parse(number).doubleValue() : otherwise;
        }
        return Values.isNumber(value) ? Numbers.toDouble(value) : undefinedFails(value, otherwise);
    }

    private static Object undefinedFails(Object value, Object otherwise) {
        if (value instanceof Undefined undefined) {
            throw TemplateFailure.because("'" + undefined.name() + "' is undefined");
        }
        return otherwise;
    }

    private static BigDecimal parse(String number) {
        return new BigDecimal(Double.parseDouble(number.replace("_", "")));
    }

    /** A number of very many digits is refused before it is worked out, which takes time in their square. */
    private static Object whole(String number) {
        int first = 0;
        while (first < number.length() - 1
                && (!Character.isDigit(number.charAt(first)) || number.charAt(first) == '0')) {
            first++;
        }
        if (number.length() - first > MAX_EXACT_DIGITS) {
            throw TemplateFailure.because("a number too large");
        }
        long size = Long.parseLong(number.substring(first));
        return number.startsWith("-") ? -size : size;
    }

    private static Object truncated(BigDecimal number) {
        if (number.precision() - number.scale() > MAX_EXACT_DIGITS) {
            throw TemplateFailure.because("a number too large");
        }
        return number.longValue();
    }

    private static Object round(Rendering rendering, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("round", 0, "precision", "method");
        int precision = Values.integer(bound.orElse(0, 0L), "the precision of round");
        if (!bound.orElse(1, "common").equals("common") || precision < 0) {
            throw TemplateFailure.because("round() other than to the nearest, before the point, is not supported");
        }
        if (!(value instanceof Double d)) {
            return Numbers.plus(value);
        }
        return new BigDecimal(d)
                .setScale(Math.min(precision, MAX_EXACT_DIGITS), RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
