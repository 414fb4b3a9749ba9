package org.scribes.textgen.template.value;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The comparison operators, as Python defines them. Values are not converted before they are compared. */
public enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    IN,
    NOT_IN;

    public boolean holds(RenderBudget budget, Object left, Object right) {
        return switch (this) {
            case EQUAL -> Values.equal(budget, left, right);
            case NOT_EQUAL -> !Values.equal(budget, left, right);
            case LESS -> compare(budget, left, right) < 0;
            case LESS_OR_EQUAL -> compare(budget, left, right) <= 0;
            case GREATER -> compare(budget, left, right) > 0;
            case GREATER_OR_EQUAL -> compare(budget, left, right) >= 0;
            case IN -> contains(budget, right, left);
            case NOT_IN -> !contains(budget, right, left);
        };
    }

    /** The order of values of the same type: numbers, strings, lists or tuples. */
    public static Comparator<Object> order(RenderBudget budget) {
        return (left, right) -> compare(budget, left, right);
    }

    public static int compare(RenderBudget budget, Object left, Object right) {
        budget.step();
        if (Values.isNumber(left) && Values.isNumber(right)) {
            return PythonNumbers.compare(left, right);
        }
        if (left instanceof String a && right instanceof String b) {
            budget.charge(Math.min(a.length(), b.length()));
            return compareCodePoints(a, b);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return compareItems(budget, a, b);
        }
        if (left instanceof Tuple a && right instanceof Tuple b) {
            return compareItems(budget, a.items(), b.items());
        }
        throw TemplateFailure.because(Values.typeName(left) + " and " + Values.typeName(right) + " cannot be ordered");
    }

    /** Compares by code point. {@link String#compareTo} compares by UTF-16 unit, which orders some differently. */
    private static int compareCodePoints(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                boolean inPair = i > 0 && Character.isHighSurrogate(left.charAt(i - 1));
                int at = inPair ? i - 1 : i;
                return Integer.compare(left.codePointAt(at), right.codePointAt(at));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int compareItems(RenderBudget budget, List<?> left, List<?> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (!Values.equal(budget, left.get(i), right.get(i))) {
                return compare(budget, left.get(i), right.get(i));
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    public static boolean contains(RenderBudget budget, Object container, Object item) {
        if (container instanceof String text) {
            String part = Values.string(item, "the left side of 'in'");
            budget.chargeSearch(text, part);
            return text.contains(part);
        }
        if (container instanceof Map<?, ?> dict) {
            return Dicts.get(dict, item).isPresent();
        }
        Iterator<Object> items = Values.iterate(container);
        while (items.hasNext()) {
            if (Values.equal(budget, items.next(), item)) {
                return true;
            }
        }
        return false;
    }
}
