package org.scribes.textgen.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Python's dict: a map in the order of insertion. Its keys here are strings and integers, as in real templates. */
final class Dicts {
    private Dicts() {}

    static Object key(Object value) {
        if (value instanceof String || value instanceof Long || value instanceof None) {
            return value;
        }
        throw noKey(value);
    }

    /** The value under a key that may be of any type; nothing is found under one that can be no key. */
    static Optional<Object> find(Map<?, ?> dict, Object key) {
        if (key instanceof Boolean || key instanceof Double) {
            double number = Numbers.toDouble(key);
            return Math.rint(number) == number ? Optional.ofNullable(dict.get((long) number)) : Optional.empty();
        }
        boolean canBeKey = key instanceof String || key instanceof Long || key instanceof None;
        return canBeKey ? Optional.ofNullable(dict.get(key)) : Optional.empty();
    }

    /** As {@link #find}, but fails on what can be no key. */
    static Optional<Object> get(Map<?, ?> dict, Object key) {
        if (key instanceof List || key instanceof Map || key instanceof Tuple) {
            throw noKey(key);
        }
        return find(dict, key);
    }

    private static TemplateFailure noKey(Object value) {
        return TemplateFailure.because("a value of type " + Values.typeName(value) + " as the key of a dict");
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
