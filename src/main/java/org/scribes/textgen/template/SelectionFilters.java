package org.scribes.textgen.template;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.scribes.textgen.template.Filters.Filter;

/** Filters that take or turn items one by one, when they are asked for. */
final class SelectionFilters {
    private SelectionFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "map", SelectionFilters::map,
                "select", (rendering, value, arguments) -> select(rendering, value, arguments, false, true),
                "reject", (rendering, value, arguments) -> select(rendering, value, arguments, false, false),
                "selectattr", (rendering, value, arguments) -> select(rendering, value, arguments, true, true),
                "rejectattr", (rendering, value, arguments) -> select(rendering, value, arguments, true, false));
    }

    private static Object map(Rendering rendering, Object value, Arguments arguments) {
        UnaryOperator<Object> mapping = mapping(rendering, arguments);
        return Values.truth(value) ? walk(rendering, value, item -> true, mapping) : walk(List.of());
    }

    private static UnaryOperator<Object> mapping(Rendering rendering, Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            Arguments.Bound bound = arguments.bind("map", 1, "attribute", "default");
            AttributePath path = AttributePath.of(bound.get(0));
            return item -> path.of(item, bound.orElse(1, None.NONE));
        }
        String name = Values.string(arguments.positional().get(0), "the argument of map");
        Filter filter = Filters.named(name).orElseThrow(() -> TemplateFailure.because("map() with an unknown filter"));
        Arguments rest = after(arguments, 1);
        return item -> filter.apply(rendering, item, rest);
    }

    private static Object select(
            Rendering rendering, Object value, Arguments arguments, boolean byAttribute, boolean wanted) {
        int skipped = byAttribute ? 1 : 0;
        if (arguments.positional().size() < skipped) {
            throw TemplateFailure.because("selectattr() or rejectattr() without the name of an attribute");
        }
        AttributePath path =
                AttributePath.of(byAttribute ? arguments.positional().get(0) : None.NONE);
        Predicate<Object> test = test(rendering, after(arguments, skipped));
        Predicate<Object> chosen = item -> test.test(path.from(item)) == wanted;
        return Values.truth(value) ? walk(rendering, value, chosen, item -> item) : walk(List.of());
    }

    private static Predicate<Object> test(Rendering rendering, Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            return Values::truth;
        }
        String name = Values.string(arguments.positional().get(0), "the name of a test");
        Tests.Test test = Tests.named(name).orElseThrow(() -> TemplateFailure.because("an unknown test"));
        Arguments rest = after(arguments, 1);
        return item -> test.holds(rendering, item, rest);
    }

    private static Arguments after(Arguments arguments, int count) {
        List<Object> positional = arguments.positional();
        return new Arguments(positional.subList(count, positional.size()), arguments.named());
    }

    private static Generator walk(List<Object> items) {
        return new Generator(items.iterator());
    }

    private static Generator walk(
            Rendering rendering, Object value, Predicate<Object> chosen, UnaryOperator<Object> mapping) {
        return new Generator(new Selection(rendering.budget(), Values.iterate(value), chosen, mapping));
    }
}
