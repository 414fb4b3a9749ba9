package org.scribes.textgen.template.builtin;

import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.template.value.Dicts;
import org.scribes.textgen.template.value.LoopState;
import org.scribes.textgen.template.value.Namespace;
import org.scribes.textgen.template.value.PythonNumbers;
import org.scribes.textgen.template.value.PythonStrings;
import org.scribes.textgen.template.value.SafeText;
import org.scribes.textgen.template.value.SequenceView;
import org.scribes.textgen.template.value.SequenceView.ViewKind;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.Undefined;
import org.scribes.textgen.template.value.Values;

/** Looks up {@code value.name} and {@code value[key]} by the rules of Jinja2's sandbox. */
public final class Attributes {
    private Attributes() {}

    /** {@code value.name}: the attribute, else the item with that key, else undefined. */
    public static Object attribute(Object value, String name) {
        return pythonAttribute(value, name)
                .or(() -> value instanceof Map<?, ?> dict ? Optional.ofNullable(dict.get(name)) : Optional.empty())
                .orElseGet(() -> undefinedOf(value, name));
    }

    /** {@code value[key]}: the item, else the attribute if the key is a string, else undefined. */
    public static Object item(Object value, Object key) {
        Optional<Object> item = Optional.empty();
        if (value instanceof Map<?, ?> dict) {
            item = Dicts.find(dict, key);
        } else if (Values.isNumber(key) && !(key instanceof Double)) {
            item = at(value, PythonNumbers.toLong(key));
        }
        if (item.isEmpty() && key instanceof String name) {
            item = pythonAttribute(value, name);
        }
        // not named by its key, which may be the user's text
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
            int length = PythonStrings.length(s);
            long position = index < 0 ? index + length : index;
            return position < 0 || position >= length
                    ? Optional.empty()
                    : Optional.of(Character.toString(s.codePointAt(s.offsetByCodePoints(0, (int) position))));
        }
        if (value instanceof SafeText) {
            throw TemplateFailure.because("an item of a string after 'safe' is not supported");
        }
        if (value instanceof SequenceView view && view.kind() != ViewKind.RANGE) {
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
        if (value instanceof LoopState loop) {
            return Optional.of(loop.attribute(name));
        }
        return Methods.of(value, name);
    }
}
