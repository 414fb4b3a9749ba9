package org.scribes.textgen.template.builtin;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.scribes.textgen.template.builtin.Filters.Filter;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.Generator;
import org.scribes.textgen.template.value.PythonNone;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.SelectedItems;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.Values;

/** Filters that select or map items lazily. */
final class SelectionFilters {
    private SelectionFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "map", SelectionFilters::map,
                "select", (budget, value, arguments) -> select(budget, value, arguments, false, true),
                "reject", (budget, value, arguments) -> select(budget, value, arguments, false, false),
                "selectattr", (budget, value, arguments) -> select(budget, value, arguments, true, true),
                "rejectattr", (budget, value, arguments) -> select(budget, value, arguments, true, false));
    }

    private static Object map(RenderBudget budget, Object value, Arguments arguments) {
        UnaryOperator<Object> mapping = mapping(budget, arguments);
        return Values.truth(value) ? walk(budget, value, item -> true, mapping) : walk(List.of());
    }

    private static UnaryOperator<Object> mapping(RenderBudget budget, Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            Arguments.Bound bound = arguments.bind("map", 1, "attribute", "default");
            AttributePath path = AttributePath.of(bound.get(0));
            return item -> path.of(item, bound.orElse(1, PythonNone.NONE));
        }
        String name = Values.string(arguments.positional().get(0), "the argument of map");
        Filter filter = Filters.named(name).orElseThrow(() -> TemplateFailure.because("map() names an unknown filter"));
        Arguments rest = after(arguments, 1);
        return item -> filter.apply(budget, item, rest);
    }

    private static Object select(
            RenderBudget budget, Object value, Arguments arguments, boolean byAttribute, boolean wanted) {
        int skipped = byAttribute ? 1 : 0;
        if (arguments.positional().size() < skipped) {
            throw TemplateFailure.because("selectattr() and rejectattr() need the name of an attribute");
        }
        AttributePath path =
                AttributePath.of(byAttribute ? arguments.positional().get(0) : PythonNone.NONE);
        Predicate<Object> test = test(budget, after(arguments, skipped));
        Predicate<Object> chosen = item -> test.test(path.from(item)) == wanted;
        return Values.truth(value) ? walk(budget, value, chosen, item -> item) : walk(List.of());
    }

    private static Predicate<Object> test(RenderBudget budget, Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            return Values::truth;
        }
        String name = Values.string(arguments.positional().get(0), "the name of a test");
        ValueTests.Test test = ValueTests.named(name).orElseThrow(() -> TemplateFailure.because("the test is unknown"));
        Arguments rest = after(arguments, 1);
        return item -> test.holds(budget, item, rest);
    }

    private static Arguments after(Arguments arguments, int count) {
        List<Object> positional = arguments.positional();
        return new Arguments(positional.subList(count, positional.size()), arguments.named());
    }

    private static Generator walk(List<Object> items) {
        return new Generator(items.iterator());
    }

    private static Generator walk(
            RenderBudget budget, Object value, Predicate<Object> chosen, UnaryOperator<Object> mapping) {
        return new Generator(new SelectedItems(budget, Values.iterate(value), chosen, mapping));
    }
}
