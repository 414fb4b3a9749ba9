package org.scribes.textgen.backend.local.checkpoint.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Python's dict: a map in the order of insertion. Its keys here are strings and integers, as in real templates. */
final class Dicts {
    /** All undefined values are equal. */
    private static final Undefined UNDEFINED = new Undefined("");

    private Dicts() {}

    static Object key(Object value) {
        if (value instanceof String || value instanceof Long || value instanceof None) {
            return value;
        }
        if (value instanceof Undefined) {
            return UNDEFINED;
        }
        throw TemplateFailure.because("a value of type " + Values.typeName(value) + " as the key of a dict");
    }

    static View keys(Map<?, ?> dict) {
        return new View(View.Kind.DICT_KEYS, new ArrayList<>(dict.keySet()));
    }

    static View values(Map<?, ?> dict) {
        return new View(View.Kind.DICT_VALUES, new ArrayList<>(dict.values()));
    }

    static View items(Map<?, ?> dict) {
        return new View(View.Kind.DICT_ITEMS, pairs(dict));
    }

    static List<Object> pairs(Map<?, ?> dict) {
        List<Object> pairs = new ArrayList<>(dict.size());
        dict.forEach((key, value) -> pairs.add(new Tuple(List.of(key, value))));
        return pairs;
    }
}
