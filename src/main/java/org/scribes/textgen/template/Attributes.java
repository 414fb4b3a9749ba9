package org.scribes.textgen.template;

import java.util.Map;
import java.util.Optional;

/** {@code value.name} and {@code value[key]}, by the rules of Jinja2's sandbox. */
final class Attributes {
    private Attributes() {}

    /** {@code value.name}: Python's attribute first, then the item of that key, else undefined. */
    static Object attribute(Object value, String name) {
        return pythonAttribute(value, name)
                .or(() -> value instanceof Map<?, ?> dict ? Optional.ofNullable(dict.get(name)) : Optional.empty())
                .orElseGet(() -> undefinedOf(value, name));
    }

    /** {@code value[key]}: the item first, then for a string the attribute of that name, else undefined. */
    static Object item(Object value, Object key) {
        Optional<Object> item = Optional.empty();
        if (value instanceof Map<?, ?> dict) {
            item = Dicts.find(dict, key);
        } else if (Values.isNumber(key) && !(key instanceof Double)) {
            item = at(value, Numbers.toLong(key));
        }
        if (item.isEmpty() && key instanceof String name) {
            item = pythonAttribute(value, name);
        }
        // named by what it is and not by its key, which may be the user's text
        return item.filter(found -> !(found instanceof Undefined)).orElseGet(() -> undefinedOf(value, "an item"));
    }

    private static Object undefinedOf(Object value, String name) {
        if (value instanceof Undefined undefined) {
            throw TemplateFailure.because("'" + undefined.name() + "' is undefined");
        }
        return new Undefined(name);
    }

    private static Optional<Object> at(Object value, long index) {
        if (value instanceof String s) {
            int length = Strings.length(s);
            long position = index < 0 ? index + length : index;
            return position < 0 || position >= length
                    ? Optional.empty()
                    : Optional.of(Character.toString(s.codePointAt(s.offsetByCodePoints(0, (int) position))));
        }
        if (value instanceof MarkupString) {
            throw TemplateFailure.because("a part of a text after 'safe' is not supported");
        }
        if (value instanceof View view && view.kind() != View.Kind.RANGE) {
            return Optional.empty();
        }
        return Values.items(value).flatMap(items -> {
            long position = index < 0 ? index + items.size() : index;
            return position < 0 || position >= items.size() ? Optional.empty() : Optional.of(items.get((int) position));
        });
    }

    private static Optional<Object> pythonAttribute(Object value, String name) {
        if (value instanceof Namespace namespace) {
            return Optional.of(namespace.get(name));
        }
        if (value instanceof Loop loop) {
            return Optional.of(loop.attribute(name));
        }
        return Methods.of(value, name);
    }
}
