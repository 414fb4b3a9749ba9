package org.scribes.textgen.template.builtin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;
import org.scribes.textgen.template.builtin.Filters.Filter;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.PythonNumbers;
import org.scribes.textgen.template.value.PythonStrings;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.Undefined;
import org.scribes.textgen.template.value.Values;

/** Filters that return numbers. */
final class NumberFilters {
    private static final String DIGITS = "[0-9]++(?:_[0-9]++)*+";
    private static final Pattern INTEGER = Pattern.compile("[+-]?" + DIGITS);
    private static final Pattern FLOAT = Pattern.compile(
            "[+-]?(?:" + DIGITS + "(?:\\.(?:" + DIGITS + ")?)?|\\." + DIGITS + ")(?:[eE][+-]?[0-9]++)?");
    private static final int MAX_EXACT_DIGITS = 18;

    private NumberFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "abs", (budget, value, arguments) -> PythonNumbers.absolute(onlyValue(value, arguments)),
                "int", NumberFilters::integer,
                "float", NumberFilters::real,
                "round", NumberFilters::round);
    }

    private static Object onlyValue(Object value, Arguments arguments) {
        arguments.expectNone("a filter");
        return value;
    }

    private static Object integer(RenderBudget budget, Object value, Arguments arguments) {
        Object otherwise = arguments.bind("int", 0, "default").orElse(0, 0L);
        if (value instanceof String s) {
            String number = PythonStrings.strip(s, PythonStrings.CharacterSet.whiteSpace());
            if (INTEGER.matcher(number).matches()) {
                return whole(number.replace("_", ""));
            }
            return FLOAT.matcher(number).matches() ? truncated(parse(number)) : otherwise;
        }
        if (value instanceof Double d) {
            return Double.isNaN(d) || Double.isInfinite(d) ? otherwise : truncated(new BigDecimal(d));
        }
        return Values.isNumber(value) ? PythonNumbers.plus(value) : undefinedFails(value, otherwise);
    }

    private static Object real(RenderBudget budget, Object value, Arguments arguments) {
        Object otherwise = arguments.bind("float", 0, "default").orElse(0, 0.0);
        if (value instanceof String s) {
            String number = PythonStrings.strip(s, PythonStrings.CharacterSet.whiteSpace());
            return FLOAT.matcher(number).matches() ? parse(number).doubleValue() : otherwise;
        }
        return Values.isNumber(value) ? PythonNumbers.toDouble(value) : undefinedFails(value, otherwise);
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

    /** Checks the number of digits first: parsing takes time quadratic in it. */
    private static Object whole(String number) {
        int first = 0;
        while (first < number.length() - 1
                && (!Character.isDigit(number.charAt(first)) || number.charAt(first) == '0')) {
            first++;
        }
        if (number.length() - first > MAX_EXACT_DIGITS) {
            throw TemplateFailure.because("the number is too large");
        }
        long size = Long.parseLong(number.substring(first));
        return number.startsWith("-") ? -size : size;
    }

    private static Object truncated(BigDecimal number) {
        if (number.precision() - number.scale() > MAX_EXACT_DIGITS) {
            throw TemplateFailure.because("the number is too large");
        }
        return number.longValue();
    }

    private static Object round(RenderBudget budget, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("round", 0, "precision", "method");
        int precision = Values.integer(bound.orElse(0, 0L), "the precision of round");
        if (!bound.orElse(1, "common").equals("common") || precision < 0) {
            throw TemplateFailure.because("round() supports the method 'common' and a precision of at least zero only");
        }
        if (!(value instanceof Double d)) {
            return PythonNumbers.plus(value);
        }
        return new BigDecimal(d)
                .setScale(Math.min(precision, MAX_EXACT_DIGITS), RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
