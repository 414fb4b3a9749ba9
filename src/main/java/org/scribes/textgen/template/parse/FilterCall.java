package org.scribes.textgen.template.parse;

import java.util.List;
import java.util.Set;
import org.scribes.textgen.template.builtin.Filters;
import org.scribes.textgen.template.value.SafeText;
import org.scribes.textgen.template.value.TemplateFailure;

/** A filter and its arguments, without the value that it is applied to. */
record FilterCall(String name, Filters.Filter filter, CallArguments arguments) {
    /** The filters that do not combine a {@link SafeText} with other strings. */
    private static final Set<String> OF_MARKUP = Set.of("safe", "tojson", "default", "d", "length", "count");

    Object apply(TemplateScope scope, Object value) {
        if (value instanceof SafeText && !OF_MARKUP.contains(name)) {
            throw TemplateFailure.because("the filter '" + name + "' after 'safe' is not supported");
        }
        return filter.apply(scope.budget(), value, arguments.evaluate(scope));
    }

    static Object applyAll(List<FilterCall> filters, TemplateScope scope, Object value) {
        Object filtered = value;
        for (FilterCall filter : filters) {
            filtered = filter.apply(scope, filtered);
        }
        return filtered;
    }
}
