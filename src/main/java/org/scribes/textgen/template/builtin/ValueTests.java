package org.scribes.textgen.template.builtin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.ArithmeticOperator;
import org.scribes.textgen.template.value.Comparison;
import org.scribes.textgen.template.value.PythonNone;
import org.scribes.textgen.template.value.PythonNumbers;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.SafeText;
import org.scribes.textgen.template.value.SequenceView;
import org.scribes.textgen.template.value.SequenceView.ViewKind;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.TemplateFunction;
import org.scribes.textgen.template.value.Tuple;
import org.scribes.textgen.template.value.Undefined;
import org.scribes.textgen.template.value.Values;

/** Finds a test by name: what a template writes as {@code value is name(arguments)}. */
public final class ValueTests {
    private static final Map<String, Test> ALL = all();

    private ValueTests() {}

    @FunctionalInterface
    public interface Test {
        boolean holds(RenderBudget budget, Object value, Arguments arguments);
    }

    public static Optional<Test> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Map<String, Test> all() {
        Map<String, Test> tests = new HashMap<>();
        put(tests, "defined", value -> !(value instanceof Undefined));
        put(tests, "undefined", value -> value instanceof Undefined);
        put(tests, "none", value -> value == PythonNone.NONE);
        put(tests, "boolean", value -> value instanceof Boolean);
        put(tests, "true", Boolean.TRUE::equals);
        put(tests, "false", Boolean.FALSE::equals);
        put(tests, "integer", value -> value instanceof Long);
        put(tests, "float", value -> value instanceof Double);
        put(tests, "number", Values::isNumber);
        put(tests, "string", value -> value instanceof String || value instanceof SafeText);
        put(tests, "mapping", value -> value instanceof Map);
        put(tests, "sequence", ValueTests::isSequence);
        put(tests, "iterable", Values::isIterable);
        put(tests, "callable", value -> value instanceof TemplateFunction || value instanceof Undefined);
        put(tests, "odd", value -> remainder(value, 2L) == 1);
        put(tests, "even", value -> remainder(value, 2L) == 0);
        tests.put("divisibleby", (budget, value, arguments) -> remainder(value, arguments.single("divisibleby")) == 0);
        tests.put("sameas", (budget, value, arguments) -> isSame(value, arguments.single("sameas")));
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
        tests.put(name, (budget, value, arguments) -> {
            arguments.expectNone("the test " + name);
            return predicate.test(value);
        });
    }

    private static void compare(Map<String, Test> tests, Comparison comparison, String... names) {
        for (String name : names) {
            tests.put(
                    name,
                    (budget, value, arguments) ->
                            comparison.holds(budget, value, arguments.single("the test " + name)));
        }
    }

    private static boolean isSequence(Object value) {
        return value instanceof String
                || value instanceof SafeText
                || value instanceof List
                || value instanceof Tuple
                || value instanceof Map
                || value instanceof Undefined
                || (value instanceof SequenceView view && view.kind() == ViewKind.RANGE);
    }

    private static long remainder(Object value, Object divisor) {
        if (!Values.isNumber(value) || !Values.isNumber(divisor)) {
            throw TemplateFailure.because("a value of type " + Values.typeName(value) + " has no remainder");
        }
        return PythonNumbers.toLong(PythonNumbers.calculate(ArithmeticOperator.MODULO, value, divisor));
    }

    /** Supports only the values that exist once in Python; for others identity is an implementation detail. */
    private static boolean isSame(Object value, Object other) {
        if (value instanceof Boolean || other instanceof Boolean) {
            return value.equals(other);
        }
        if (value == PythonNone.NONE || other == PythonNone.NONE) {
            return value == other;
        }
        throw TemplateFailure.because("'sameas' supports true, false and none only");
    }
}
