package org.scribes.textgen.template.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.template.value.Arguments;

/** The arguments of a call, a filter or a test, as the template writes them. */
record CallArguments(List<Expression> positional, Map<String, Expression> named) {
    static final CallArguments NONE = new CallArguments(List.of(), Map.of());

    Arguments evaluate(TemplateScope scope) {
        if (positional.isEmpty() && named.isEmpty()) {
            return Arguments.EMPTY;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        List<Object> inPlace = Expression.evaluateAll(positional, scope);
        named.forEach((name, expression) -> values.put(name, expression.evaluate(scope)));
        return new Arguments(inPlace, values);
    }
}
