package org.scribes.textgen.backend.local.checkpoint.template;

import java.util.List;

/** A filter with its arguments, still without the value that it is applied to. */
record FilterCall(String name, Filters.Filter filter, CallArguments arguments) {
    Object apply(Rendering rendering, Object value) {
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
