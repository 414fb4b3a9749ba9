package org.scribes.textgen.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Python says of a value: its truth, its length, what walking it gives, what it equals.
 *
 * <p>The values are {@link None}, {@link Undefined}, {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link MarkupString}, lists
 * ({@link List}), dicts ({@link Map}), {@link Tuple}, {@link View}, {@link Generator}, {@link Namespace}, {@link Loop} and
 * {@link Invocable}.
 */
final class Values {
    private Values() {}

    static boolean truth(Object value) {
        if (value instanceof Boolean b) {
            return b;
        }
        if (value instanceof Number n) {
            return n.doubleValue() != 0;
        }
        if (value == None.NONE) {
            return false;
        }
        return length(value).orElse(1) != 0;
    }

    /** {@code len}, where the value has one. */
    static Optional<Integer> length(Object value) {
        if (value instanceof String s) {
            return Optional.of(Strings.length(s));
        }
        if (value instanceof MarkupString markup) {
            return length(markup.text());
        }
        if (value instanceof Map<?, ?> dict) {
            return Optional.of(dict.size());
        }
        if (value instanceof Undefined) {
            return Optional.of(0);
        }
        if (value instanceof Loop loop) {
            return Optional.of(loop.length());
        }
        return items(value).map(List::size);
    }

    /** The items of what holds them in a row: lists, tuples and views. */
    static Optional<List<Object>> items(Object value) {
        if (value instanceof List<?> list) {
            return Optional.of(Collections.unmodifiableList(list));
        }
        if (value instanceof Tuple tuple) {
            return Optional.of(tuple.items());
        }
        if (value instanceof View view) {
            return Optional.of(view.items());
        }
        return Optional.empty();
    }

    static boolean isIterable(Object value) {
        return value instanceof String
                || value instanceof MarkupString
                || value instanceof Map
                || value instanceof Undefined
                || value instanceof Generator
                || items(value).isPresent();
    }

    static Iterator<Object> iterate(Object value) {
        if (value instanceof String s) {
            return Strings.characters(s).iterator();
        }
        if (value instanceof Map<?, ?> dict) {
            return Collections.<Object>unmodifiableSet(dict.keySet()).iterator();
        }
        if (value instanceof Undefined) {
            return Collections.emptyIterator();
        }
        if (value instanceof Generator generator) {
            return generator.items();
        }
        return items(value)
                .orElseThrow(() -> TemplateFailure.because("a value of type " + typeName(value) + " cannot be walked"))
                .iterator();
    }

    static boolean equal(Budget budget, Object left, Object right) {
        budget.step();
        if (left == right) {
            return !(left instanceof Double d) || !d.isNaN();
        }
        if (isNumber(left) && isNumber(right)) {
            return Numbers.compare(left, right) == 0;
        }
        if (left instanceof MarkupString markup) {
            return equal(budget, markup.text(), right);
        }
        if (right instanceof MarkupString markup) {
            return equal(budget, left, markup.text());
        }
        if (left instanceof String a && right instanceof String b) {
            budget.charge(Math.min(a.length(), b.length()));
            return a.equals(b);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return equalItems(budget, a, b);
        }
        if (left instanceof Tuple a && right instanceof Tuple b) {
            return equalItems(budget, a.items(), b.items());
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return equalDicts(budget, a, b);
        }
        if (left instanceof View && right instanceof View) {
            throw TemplateFailure.because("views of a dict, or ranges, cannot be compared here");
        }
        return left instanceof Undefined && right instanceof Undefined;
    }

    private static boolean equalItems(Budget budget, List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(budget, left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalDicts(Budget budget, Map<?, ?> left, Map<?, ?> right) {
        if (!left.keySet().equals(right.keySet())) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Object other = right.get(entry.getKey());
            if (other == null || !equal(budget, entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    static String string(Object value, String what) {
        if (value instanceof String s) {
            return s;
        }
        throw TemplateFailure.because(what + " is of type " + typeName(value) + ", not a string");
    }

    static int integer(Object value, String what) {
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (value instanceof Long n) {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, n));
        }
        throw TemplateFailure.because(what + " is of type " + typeName(value) + ", not an integer");
    }

    /** The type's name in Python, for messages. */
    static String typeName(Object value) {
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Long) {
            return "int";
        }
        if (value instanceof Double) {
            return "float";
        }
        if (value instanceof String) {
            return "str";
        }
        if (value instanceof List) {
            return "list";
        }
        if (value instanceof Map) {
            return "dict";
        }
        return value instanceof Invocable ? "function" : value.getClass().getSimpleName();
    }
}
