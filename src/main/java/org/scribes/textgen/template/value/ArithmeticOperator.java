package org.scribes.textgen.template.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The arithmetic operators, for all types that have them. */
public enum ArithmeticOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    FLOOR_DIVIDE("//"),
    MODULO("%"),
    POWER("**");

    private final String symbol;

    ArithmeticOperator(String symbol) {
        this.symbol = symbol;
    }

    public Object apply(RenderBudget budget, Object left, Object right) {
        if (Values.isNumber(left) && Values.isNumber(right)) {
            return PythonNumbers.calculate(this, left, right);
        }
        if (this == ADD) {
            return add(budget, left, right);
        }
        if (this == MULTIPLY && right instanceof Long) {
            return repeat(budget, left, Values.integer(right, "a number of repetitions"));
        }
        if (this == MULTIPLY && left instanceof Long) {
            return repeat(budget, right, Values.integer(left, "a number of repetitions"));
        }
        throw unsupported(left, right);
    }

    private Object add(RenderBudget budget, Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            budget.charge((long) a.length() + b.length());
            return a + b;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return concatenate(budget, a, b);
        }
        if (left instanceof Tuple a && right instanceof Tuple b) {
            return new Tuple(concatenate(budget, a.items(), b.items()));
        }
        throw unsupported(left, right);
    }

    private static List<Object> concatenate(RenderBudget budget, List<?> left, List<?> right) {
        budget.charge((long) left.size() + right.size());
        List<Object> both = new ArrayList<>(left);
        both.addAll(right);
        return both;
    }

    private Object repeat(RenderBudget budget, Object value, int count) {
        int times = Math.max(0, count);
        if (value instanceof String s) {
            budget.charge((long) s.length() * times);
            return s.repeat(times);
        }
        if (value instanceof List<?> list) {
            return repeatItems(budget, list, times);
        }
        if (value instanceof Tuple tuple) {
            return new Tuple(repeatItems(budget, tuple.items(), times));
        }
        throw unsupported(value, (long) count);
    }

    private static List<Object> repeatItems(RenderBudget budget, List<?> items, int times) {
        budget.charge((long) items.size() * times);
        List<Object> repeated = new ArrayList<>();
        Collections.nCopies(times, items).forEach(repeated::addAll);
        return repeated;
    }

    private TemplateFailure unsupported(Object left, Object right) {
        return TemplateFailure.because(
                "'" + symbol + "' of " + Values.typeName(left) + " and " + Values.typeName(right));
    }
}
