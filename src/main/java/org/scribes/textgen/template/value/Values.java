package org.scribes.textgen.template.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Python defines for every value: truth, length, iteration and equality.
 *
 * <p>The values are {@link PythonNone}, {@link Undefined}, {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link SafeText}, lists
 * ({@link List}), dicts ({@link Map}), {@link Tuple}, {@link SequenceView}, {@link Generator}, {@link Namespace}, {@link LoopState} and
 * {@link TemplateFunction}.
 */
public final class Values {
    private Values() {}

    public static boolean truth(Object value) {
        if (value instanceof Boolean b) {
            return b;
        }
        if (value instanceof Number n) {
            return n.doubleValue() != 0;
        }
        if (value == PythonNone.NONE) {
            return false;
        }
        return length(value).orElse(1) != 0;
    }

    /** {@code len}; empty if the value has no length. */
    public static Optional<Integer> length(Object value) {
        if (value instanceof String s) {
            return Optional.of(PythonStrings.length(s));
        }
        if (value instanceof SafeText markup) {
            return length(markup.text());
        }
        if (value instanceof Map<?, ?> dict) {
            return Optional.of(dict.size());
        }
        if (value instanceof Undefined) {
            return Optional.of(0);
        }
        if (value instanceof LoopState loop) {
            return Optional.of(loop.length());
        }
        return items(value).map(List::size);
    }

    /** The items of a list, a tuple or a view; empty for another value. */
    public static Optional<List<Object>> items(Object value) {
        if (value instanceof List<?> list) {
            return Optional.of(Collections.unmodifiableList(list));
        }
        if (value instanceof Tuple tuple) {
            return Optional.of(tuple.items());
        }
        if (value instanceof SequenceView view) {
            return Optional.of(view.items());
        }
        return Optional.empty();
    }

    public static boolean isIterable(Object value) {
        return value instanceof String
                || value instanceof SafeText
                || value instanceof Map
                || value instanceof Undefined
                || value instanceof Generator
                || items(value).isPresent();
    }

    public static Iterator<Object> iterate(Object value) {
        if (value instanceof String s) {
            return PythonStrings.characters(s).iterator();
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
                .orElseThrow(() -> TemplateFailure.because("a value of type " + typeName(value) + " is not iterable"))
                .iterator();
    }

    /** All items of an iterable value. */
    public static List<Object> collect(RenderBudget budget, Object value) {
        List<Object> items = new ArrayList<>();
        for (Iterator<Object> all = iterate(value); all.hasNext(); ) {
            budget.step();
            items.add(all.next());
        }
        budget.charge(items.size());
        return items;
    }

    public static boolean equal(RenderBudget budget, Object left, Object right) {
        budget.step();
        if (left == right) {
            return !(left instanceof Double d) || !d.isNaN();
        }
        if (isNumber(left) && isNumber(right)) {
            return PythonNumbers.compare(left, right) == 0;
        }
        if (left instanceof SafeText markup) {
            return equal(budget, markup.text(), right);
        }
        if (right instanceof SafeText markup) {
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
        if (left instanceof SequenceView && right instanceof SequenceView) {
            throw TemplateFailure.because("comparing views of a dict or ranges is not supported");
        }
        return left instanceof Undefined && right instanceof Undefined;
    }

    private static boolean equalItems(RenderBudget budget, List<?> left, List<?> right) {
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

    private static boolean equalDicts(RenderBudget budget, Map<?, ?> left, Map<?, ?> right) {
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

    public static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    public static String string(Object value, String what) {
        if (value instanceof String s) {
            return s;
        }
        throw TemplateFailure.because(what + " is of type " + typeName(value) + ", not a string");
    }

    public static int integer(Object value, String what) {
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (value instanceof Long n) {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, n));
        }
        throw TemplateFailure.because(what + " is of type " + typeName(value) + ", not an integer");
    }

    /** The name of the type in Python, for messages. */
    public static String typeName(Object value) {
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
        if (value instanceof Tuple) {
            return "tuple";
        }
        if (value == PythonNone.NONE) {
            return "None";
        }
        if (value instanceof SafeText) {
            return "Markup";
        }
        if (value instanceof SequenceView view) {
            return LetterCase.lower(view.kind().name());
        }
        if (value instanceof LoopState) {
            return "loop";
        }
        return value instanceof TemplateFunction
                ? "function"
                : LetterCase.lower(value.getClass().getSimpleName());
    }
}
