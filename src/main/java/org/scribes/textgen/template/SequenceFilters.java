package org.scribes.textgen.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.template.Filters.Filter;

/** Filters on what can be walked. */
final class SequenceFilters {
    private SequenceFilters() {}

    static Map<String, Filter> all() {
        Map<String, Filter> filters = new HashMap<>();
        filters.put("length", SequenceFilters::length);
        filters.put("count", SequenceFilters::length);
        filters.put("list", SequenceFilters::list);
        filters.put("first", SequenceFilters::first);
        filters.put("last", SequenceFilters::last);
        filters.put("reverse", SequenceFilters::reverse);
        filters.put("join", SequenceFilters::join);
        filters.put("sum", SequenceFilters::sum);
        filters.put("items", SequenceFilters::items);
        return filters;
    }

    /** All that walking the value gives. */
    static List<Object> collect(Rendering rendering, Object value) {
        List<Object> items = new ArrayList<>();
        for (Iterator<Object> all = Values.iterate(value); all.hasNext(); ) {
            rendering.budget().step();
            items.add(all.next());
        }
        rendering.budget().charge(items.size());
        return items;
    }

    private static Object length(Rendering rendering, Object value, Arguments arguments) {
        arguments.expectNone("length");
        return (long) Values.length(value)
                .orElseThrow(
                        () -> TemplateFailure.because("a value of type " + Values.typeName(value) + " has no length"));
    }

    private static Object list(Rendering rendering, Object value, Arguments arguments) {
        arguments.expectNone("list");
        return collect(rendering, value);
    }

    private static Object first(Rendering rendering, Object value, Arguments arguments) {
        arguments.expectNone("first");
        Iterator<Object> items = Values.iterate(value);
        return items.hasNext() ? items.next() : new Undefined("the first item of nothing");
    }

    private static Object last(Rendering rendering, Object value, Arguments arguments) {
        arguments.expectNone("last");
        if (value instanceof Generator) {
            throw TemplateFailure.because("the last item of what is made while it is walked");
        }
        List<Object> items = collect(rendering, value);
        return items.isEmpty() ? new Undefined("the last item of nothing") : items.get(items.size() - 1);
    }

    private static Object reverse(Rendering rendering, Object value, Arguments arguments) {
        arguments.expectNone("reverse");
        List<Object> items = collect(rendering, value);
        Collections.reverse(items);
        if (value instanceof String) {
            return Strings.concatenate(items);
        }
        return value instanceof Generator ? items : new Generator(items.iterator());
    }

    private static Object join(Rendering rendering, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("join", 0, "d", "attribute");
        Budget budget = rendering.budget();
        AttributePath path = AttributePath.of(bound.orElse(1, None.NONE));
        List<Object> items = collect(rendering, value);
        items.replaceAll(item -> Text.of(budget, path.from(item)));
        return Strings.join(budget, Text.of(budget, bound.orElse(0, "")), items);
    }

    private static Object sum(Rendering rendering, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("sum", 0, "attribute", "start");
        AttributePath path = AttributePath.of(bound.orElse(0, None.NONE));
        Object sum = bound.orElse(1, 0L);
        if (sum instanceof String) {
            throw TemplateFailure.because("sum() of strings");
        }
        for (Object item : collect(rendering, value)) {
            sum = Operator.ADD.apply(rendering.budget(), sum, path.from(item));
        }
        return sum;
    }

    private static Object items(Rendering rendering, Object value, Arguments arguments) {
        arguments.expectNone("items");
        if (value instanceof Undefined) {
            return new Generator(Collections.emptyIterator());
        }
        if (value instanceof Map<?, ?> dict) {
            return new Generator(Dicts.pairs(dict).iterator());
        }
        throw TemplateFailure.because("items of a value of type " + Values.typeName(value));
    }
}
