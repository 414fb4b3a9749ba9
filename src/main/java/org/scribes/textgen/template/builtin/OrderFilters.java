package org.scribes.textgen.template.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.scribes.textgen.template.builtin.Filters.Filter;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.Comparison;
import org.scribes.textgen.template.value.Dicts;
import org.scribes.textgen.template.value.Generator;
import org.scribes.textgen.template.value.LetterCase;
import org.scribes.textgen.template.value.PythonNone;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.Undefined;
import org.scribes.textgen.template.value.Values;

/** Filters that compare items. */
final class OrderFilters {
    private OrderFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "sort", OrderFilters::sort,
                "dictsort", OrderFilters::sortDict,
                "unique", OrderFilters::unique,
                "min", (budget, value, arguments) -> extreme(budget, value, arguments, 1),
                "max", (budget, value, arguments) -> extreme(budget, value, arguments, -1));
    }

    private static Object sort(RenderBudget budget, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("sort", 0, "reverse", "case_sensitive", "attribute");
        Object attribute = bound.orElse(2, PythonNone.NONE);
        if (attribute instanceof String s && s.contains(",")) {
            throw TemplateFailure.because("sort() by several attributes is not supported");
        }
        return sorted(budget, Values.collect(budget, value), key(bound.isTrue(1), attribute), bound.isTrue(0));
    }

    private static Object sortDict(RenderBudget budget, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("dictsort", 0, "case_sensitive", "by", "reverse");
        Object by = bound.orElse(1, "key");
        if (!(value instanceof Map<?, ?> dict) || (!by.equals("key") && !by.equals("value"))) {
            throw TemplateFailure.because("dictsort() needs a dict and sorts by key or value");
        }
        return sorted(budget, Dicts.pairs(dict), key(bound.isTrue(0), by.equals("key") ? 0L : 1L), bound.isTrue(2));
    }

    /** Sorts stably, also in reverse. */
    private static List<Object> sorted(
            RenderBudget budget, List<Object> items, UnaryOperator<Object> key, boolean reverse) {
        List<Object> sorted = new ArrayList<>(items);
        Comparator<Object> order = Comparator.comparing(key, Comparison.order(budget));
        sorted.sort(reverse ? order.reversed() : order);
        return sorted;
    }

    private static Object unique(RenderBudget budget, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("unique", 0, "case_sensitive", "attribute");
        UnaryOperator<Object> key = key(bound.isTrue(0), bound.orElse(1, PythonNone.NONE));
        List<Object> seen = new ArrayList<>();
        List<Object> unique = new ArrayList<>();
        for (Object item : Values.collect(budget, value)) {
            Object itemKey = key.apply(item);
            if (!Comparison.contains(budget, seen, hashable(itemKey))) {
                seen.add(itemKey);
                unique.add(item);
            }
        }
        return new Generator(unique.iterator());
    }

    private static Object hashable(Object key) {
        if (key instanceof List || key instanceof Map) {
            throw TemplateFailure.because("unique() of lists or dicts is not supported");
        }
        return key;
    }

    /** The first of the least items or, with the direction -1, of the greatest. */
    private static Object extreme(RenderBudget budget, Object value, Arguments arguments, int direction) {
        Arguments.Bound bound = arguments.bind("min or max", 0, "case_sensitive", "attribute");
        List<Object> items = Values.collect(budget, value);
        if (items.isEmpty()) {
            return new Undefined("the least or greatest item of nothing");
        }
        UnaryOperator<Object> key = key(bound.isTrue(0), bound.orElse(1, PythonNone.NONE));
        Object best = items.get(0);
        for (Object item : items.subList(1, items.size())) {
            if (direction * Comparison.compare(budget, key.apply(item), key.apply(best)) < 0) {
                best = item;
            }
        }
        return best;
    }

    private static UnaryOperator<Object> key(boolean caseSensitive, Object attribute) {
        AttributePath path = AttributePath.of(attribute);
        return item -> {
            Object key = path.from(item);
            return !caseSensitive && key instanceof String s ? LetterCase.lower(s) : key;
        };
    }
}
