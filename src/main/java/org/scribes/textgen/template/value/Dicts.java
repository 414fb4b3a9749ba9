package org.scribes.textgen.template.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.template.value.SequenceView.ViewKind;

/** Python's dict: a map in the order of insertion. Keys are strings, integers or {@code None}. */
public final class Dicts {
    private Dicts() {}

    public static Object key(Object value) {
        if (value instanceof String || value instanceof Long || value instanceof PythonNone) {
            return value;
        }
        throw noKey(value);
    }

    /** The value for a key of any type; empty if the type cannot be a key. */
    public static Optional<Object> find(Map<?, ?> dict, Object key) {
        if (key instanceof Boolean || key instanceof Double) {
            double number = PythonNumbers.toDouble(key);
            return Math.rint(number) == number ? Optional.ofNullable(dict.get((long) number)) : Optional.empty();
        }
        boolean canBeKey = key instanceof String || key instanceof Long || key instanceof PythonNone;
        return canBeKey ? Optional.ofNullable(dict.get(key)) : Optional.empty();
    }

    /** As {@link #find}, but fails for a key that Python cannot hash. */
    public static Optional<Object> get(Map<?, ?> dict, Object key) {
        if (key instanceof List || key instanceof Map || key instanceof Tuple) {
            throw noKey(key);
        }
        return find(dict, key);
    }

    private static TemplateFailure noKey(Object value) {
        return TemplateFailure.because("a value of type " + Values.typeName(value) + " cannot be the key of a dict");
    }

    public static SequenceView keys(Map<?, ?> dict) {
        return new SequenceView(ViewKind.DICT_KEYS, new ArrayList<>(dict.keySet()));
    }

    public static SequenceView values(Map<?, ?> dict) {
        return new SequenceView(ViewKind.DICT_VALUES, new ArrayList<>(dict.values()));
    }

    public static SequenceView items(Map<?, ?> dict) {
        return new SequenceView(ViewKind.DICT_ITEMS, pairs(dict));
    }

    public static List<Object> pairs(Map<?, ?> dict) {
        List<Object> pairs = new ArrayList<>(dict.size());
        dict.forEach((key, value) -> pairs.add(new Tuple(List.of(key, value))));
        return pairs;
    }
}
