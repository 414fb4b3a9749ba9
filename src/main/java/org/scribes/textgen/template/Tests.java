package org.scribes.textgen.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Jinja2's tests: what stands after {@code is}. */
final class Tests {
    private static final Map<String, Test> ALL = all();

    private Tests() {}

    @FunctionalInterface
    interface Test {
        boolean holds(Rendering rendering, Object value, Arguments arguments);
    }

    static Optional<Test> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Map<String, Test> all() {
        Map<String, Test> tests = new HashMap<>();
        put(tests, "defined", value -> !(value instanceof Undefined));
        put(tests, "undefined", value -> value instanceof Undefined);
        put(tests, "none", value -> value == None.NONE);
        put(tests, "boolean", value -> value instanceof Boolean);
        put(tests, "true", Boolean.TRUE::equals);
        put(tests, "false", Boolean.FALSE::equals);
        put(tests, "integer", value -> value instanceof Long);
        put(tests, "float", value -> value instanceof Double);
        put(tests, "number", Values::isNumber);
        put(tests, "string", value -> value instanceof String || value instanceof MarkupString);
        put(tests, "mapping", value -> value instanceof Map);
        put(tests, "sequence", Tests::isSequence);
        put(tests, "iterable", Values::isIterable);
        put(tests, "callable", value -> value instanceof Invocable || value instanceof Undefined);
        put(tests, "odd", value -> remainder(value, 2L) == 1);
        put(tests, "even", value -> remainder(value, 2L) == 0);
        tests.put(
                "divisibleby", (rendering, value, arguments) -> remainder(value, arguments.single("divisibleby")) == 0);
        tests.put("sameas", (rendering, value, arguments) -> isSame(value, arguments.single("sameas")));
        compare(tests, Comparison.EQUAL, "eq", "equalto", "==");
        compare(tests, Comparison.NOT_EQUAL, "ne", "!=");
        compare(tests, Comparison.LESS, "lt", "lessthan", "<");
        compare(tests, Comparison.LESS_OR_EQUAL, "le", "<=");
        compare(tests, Comparison.GREATER, "gt", "greaterthan", ">");
        compare(tests, Comparison.GREATER_OR_EQUAL, "ge", ">=");
        compare(tests, Comparison.IN, "in");
        return Map.copyOf(tests);
    }

    private static void put(Map<String, Test> tests, String name, Predicate<Object> predicate) {
        tests.put(name, (rendering, value, arguments) -> {
            arguments.expectNone("the test " + name);
            return predicate.test(value);
        });
    }

    private static void compare(Map<String, Test> tests, Comparison comparison, String... names) {
        for (String name : names) {
            tests.put(
                    name,
                    (rendering, value, arguments) ->
                            comparison.holds(rendering.budget(), value, arguments.single("the test " + name)));
        }
    }

    private static boolean isSequence(Object value) {
        return value instanceof String
                || value instanceof MarkupString
                || value instanceof List
                || value instanceof Tuple
                || value instanceof Map
                || value instanceof Undefined
                || (value instanceof View view && view.kind() == View.Kind.RANGE);
    }

    private static long remainder(Object value, Object divisor) {
        if (!Values.isNumber(value) || !Values.isNumber(divisor)) {
            throw TemplateFailure.because("the remainder of a value of type " + Values.typeName(value));
        }
        return Numbers.toLong(Numbers.calculate(Operator.MODULO, value, divisor));
    }

    /** Only of what exists once in Python is it certain whether two are the same. */
    private static boolean isSame(Object value, Object other) {
        if (value instanceof Boolean || other instanceof Boolean) {
            return value.equals(other);
        }
        if (value == None.NONE || other == None.NONE) {
            return value == other;
        }
        throw TemplateFailure.because("'sameas' of other than true, false or none is not supported");
    }
}
