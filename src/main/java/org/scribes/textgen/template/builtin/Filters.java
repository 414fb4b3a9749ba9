package org.scribes.textgen.template.builtin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.Undefined;
import org.scribes.textgen.template.value.Values;

/** Finds a filter by name: Jinja2's, and {@code tojson} as Hugging Face defines it. */
public final class Filters {
    /** The filters whose argument is the name of a test. */
    public static final Set<String> SELECTING = Set.of("select", "reject", "selectattr", "rejectattr");

    private static final Map<String, Filter> ALL = all();

    private Filters() {}

    /** What a template writes as {@code value | name(arguments)}. */
    @FunctionalInterface
    public interface Filter {
        Object apply(RenderBudget budget, Object value, Arguments arguments);
    }

    public static Optional<Filter> named(String name) {
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
        filters.put("tojson", JsonFilter::filter);
        return Map.copyOf(filters);
    }

    private static Object orDefault(RenderBudget budget, Object value, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("default", 0, "default_value", "boolean");
        boolean replaced = value instanceof Undefined || (bound.isTrue(1) && !Values.truth(value));
        return replaced ? bound.orElse(0, "") : value;
    }
}
