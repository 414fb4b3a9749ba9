package org.scribes.textgen.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.scribes.textgen.template.Filters.Filter;

/** Filters that compare items with one another. */
final class OrderFilters {
    private OrderFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "sort", OrderFilters::sort,
                "dictsort", OrderFilters::sortDict,
                "unique", OrderFilters::unique,
                "min", (rendering, value, arguments) -> extreme(rendering, value, arguments, 1),
                "max", (rendering, value, arguments) -> extreme(rendering, value, arguments, -1));
    }

    private static Object sort(Rendering rendering, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("sort", 0, "reverse", "case_sensitive", "attribute");
        Object attribute = bound.orElse(2, None.NONE);
        if (attribute instanceof String s && s.contains(",")) {
            throw TemplateFailure.because("sort() by several attributes is not supported");
        }
        return sorted(
                rendering, SequenceFilters.collect(rendering, value), key(bound.isTrue(1), attribute), bound.isTrue(0));
    }

    private static Object sortDict(Rendering rendering, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("dictsort", 0, "case_sensitive", "by", "reverse");
        Object by = bound.orElse(1, "key");
        if (!(value instanceof Map<?, ?> dict) || (!by.equals("key") && !by.equals("value"))) {
            throw TemplateFailure.because("dictsort() of what is no dict, or by what is neither key nor value");
        }
        return sorted(rendering, Dicts.pairs(dict), key(bound.isTrue(0), by.equals("key") ? 0L : 1L), bound.isTrue(2));
    }

    /** Equal items keep their order, also in reverse. */
    private static List<Object> sorted(
            Rendering rendering, List<Object> items, UnaryOperator<Object> key, boolean reverse) {
        List<Object> sorted = new ArrayList<>(items);
        Comparator<Object> order = Comparator.comparing(key, Comparison.order(rendering.budget()));
        sorted.sort(reverse ? order.reversed() : order);
        return sorted;
    }

    private static Object unique(Rendering rendering, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("unique", 0, "case_sensitive", "attribute");
        UnaryOperator<Object> key = key(bound.isTrue(0), bound.orElse(1, None.NONE));
        List<Object> seen = new ArrayList<>();
        List<Object> unique = new ArrayList<>();
        for (Object item : SequenceFilters.collect(rendering, value)) {
            Object itemKey = key.apply(item);
            if (!Comparison.contains(rendering.budget(), seen, hashable(itemKey))) {
                seen.add(itemKey);
                unique.add(item);
            }
        }
        return new Generator(unique.iterator());
    }

    private static Object hashable(Object key) {
        if (key instanceof List || key instanceof Map) {
            throw TemplateFailure.because("unique() of lists or dicts");
        }
        return key;
    }

    /** The first of the items that none is before, in the order or, with -1, in its reverse. */
    private static Object extreme(Rendering rendering, Object value, Arguments arguments, int direction) {
        Arguments.Bound bound = arguments.bind("min or max", 0, "case_sensitive", "attribute");
        List<Object> items = SequenceFilters.collect(rendering, value);
        if (items.isEmpty()) {
            return new Undefined("the least or greatest item of nothing");
        }
        UnaryOperator<Object> key = key(bound.isTrue(0), bound.orElse(1, None.NONE));
        Object best = items.get(0);
        for (Object item : items.subList(1, items.size())) {
            if (direction * Comparison.compare(rendering.budget(), key.apply(item), key.apply(best)) < 0) {
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
