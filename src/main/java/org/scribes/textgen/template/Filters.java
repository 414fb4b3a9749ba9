package org.scribes.textgen.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Jinja2's filters, as far as they are rendered here exactly, and {@code tojson} as Hugging Face has it. */
final class Filters {
    /** The filters whose argument is the name of a test. */
    static final Set<String> SELECTING = Set.of("select", "reject", "selectattr", "rejectattr");

    private static final Map<String, Filter> ALL = all();

    private Filters() {}

    /** What stands after a bar. */
    @FunctionalInterface
    interface Filter {
        Object apply(Rendering rendering, Object value, Arguments arguments);
    }

    static Optional<Filter> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Map<String, Filter> all() {
        Map<String, Filter> filters = new HashMap<>();
        filters.putAll(TextFilters.all());
        filters.putAll(NumberFilters.all());
        filters.putAll(SequenceFilters.all());
        filters.putAll(OrderFilters.all());
        filters.putAll(SelectionFilters.all());
        filters.put("default", Filters::orDefault);
        filters.put("d", Filters::orDefault);
        filters.put("tojson", TemplateJson::filter);
        return Map.copyOf(filters);
    }

    private static Object orDefault(Rendering rendering, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("default", 0, "default_value", "boolean");
        boolean replaced = value instanceof Undefined || (bound.isTrue(1) && !Values.truth(value));
        return replaced ? bound.orElse(0, "") : value;
    }
}
