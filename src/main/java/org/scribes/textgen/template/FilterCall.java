package org.scribes.textgen.template;

import java.util.List;
import java.util.Set;

/** A filter with its arguments, still without the value that it is applied to. */
record FilterCall(String name, Filters.Filter filter, CallArguments arguments) {
    /** The filters that take a text from {@code safe} and give what is no such text, or the text itself. */
    private static final Set<String> OF_MARKUP = Set.of("safe", "tojson", "default", "d", "length", "count");

    Object apply(Rendering rendering, Object value) {
        if (value instanceof MarkupString && !OF_MARKUP.contains(name)) {
            throw TemplateFailure.because("the filter '" + name + "' after 'safe' is not supported");
        }
        return filter.apply(rendering, value, arguments.evaluate(rendering));
    }

    static Object applyAll(List<FilterCall> filters, Rendering rendering, Object value) {
        Object filtered = value;
        for (FilterCall filter : filters) {
            filtered = filter.apply(rendering, filtered);
        }
        return filtered;
    }
}
