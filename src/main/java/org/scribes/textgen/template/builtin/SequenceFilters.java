package org.scribes.textgen.template.builtin;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.template.builtin.Filters.Filter;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.ArithmeticOperator;
import org.scribes.textgen.template.value.Dicts;
import org.scribes.textgen.template.value.Generator;
import org.scribes.textgen.template.value.PythonNone;
import org.scribes.textgen.template.value.PythonStrings;
import org.scribes.textgen.template.value.PythonText;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.Undefined;
import org.scribes.textgen.template.value.Values;

/** Filters on iterable values. */
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

    private static Object length(RenderBudget budget, Object value, Arguments arguments) {
        arguments.expectNone("length");
        return (long) Values.length(value)
                .orElseThrow(
                        () -> TemplateFailure.because("a value of type " + Values.typeName(value) + " has no length"));
    }

    private static Object list(RenderBudget budget, Object value, Arguments arguments) {
        arguments.expectNone("list");
        return Values.collect(budget, value);
    }

    private static Object first(RenderBudget budget, Object value, Arguments arguments) {
        arguments.expectNone("first");
        Iterator<Object> items = Values.iterate(value);
        return items.hasNext() ? items.next() : new Undefined("the first item of nothing");
    }

    private static Object last(RenderBudget budget, Object value, Arguments arguments) {
        arguments.expectNone("last");
        if (value instanceof Generator) {
            throw TemplateFailure.because("a generator has no last item");
        }
        List<Object> items = Values.collect(budget, value);
        return items.isEmpty() ? new Undefined("the last item of nothing") : items.get(items.size() - 1);
    }

    private static Object reverse(RenderBudget budget, Object value, Arguments arguments) {
        arguments.expectNone("reverse");
        List<Object> items = Values.collect(budget, value);
        Collections.reverse(items);
        if (value instanceof String) {
            return PythonStrings.concatenate(items);
        }
        return value instanceof Generator ? items : new Generator(items.iterator());
    }

    private static Object join(RenderBudget budget, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("join", 0, "d", "attribute");
        AttributePath path = AttributePath.of(bound.orElse(1, PythonNone.NONE));
        List<Object> items = Values.collect(budget, value);
        items.replaceAll(item -> PythonText.of(budget, path.from(item)));
        return PythonStrings.join(budget, PythonText.of(budget, bound.orElse(0, "")), items);
    }

    private static Object sum(RenderBudget budget, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("sum", 0, "attribute", "start");
        AttributePath path = AttributePath.of(bound.orElse(0, PythonNone.NONE));
        Object sum = bound.orElse(1, 0L);
        if (sum instanceof String) {
            throw TemplateFailure.because("sum() of strings is not supported");
        }
        for (Object item : Values.collect(budget, value)) {
            sum = ArithmeticOperator.ADD.apply(budget, sum, path.from(item));
        }
        return sum;
    }

    private static Object items(RenderBudget budget, Object value, Arguments arguments) {
        arguments.expectNone("items");
        if (value instanceof Undefined) {
            return new Generator(Collections.emptyIterator());
        }
        if (value instanceof Map<?, ?> dict) {
            return new Generator(Dicts.pairs(dict).iterator());
        }
        throw TemplateFailure.because("items() of a value of type " + Values.typeName(value) + " is not supported");
    }
}
