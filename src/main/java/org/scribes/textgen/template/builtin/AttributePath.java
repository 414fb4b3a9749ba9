package org.scribes.textgen.template.builtin;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.template.value.PythonNone;
import org.scribes.textgen.template.value.Undefined;

/** The {@code attribute} argument of a filter: names and indexes separated by dots. */
record AttributePath(List<Object> parts) {
    static AttributePath of(Object attribute) {
        if (attribute == PythonNone.NONE) {
            return new AttributePath(List.of());
        }
        if (!(attribute instanceof String path)) {
            return new AttributePath(List.of(attribute));
        }
        List<Object> parts = new ArrayList<>();
        for (String part : path.split("\\.", -1)) {
            parts.add(part.matches("[0-9]{1,9}") ? (Object) Long.valueOf(part) : part);
        }
        return new AttributePath(parts);
    }

    Object of(Object value, Object otherwise) {
        Object found = value;
        for (Object part : parts) {
            found = Attributes.item(found, part);
            if (otherwise != PythonNone.NONE && found instanceof Undefined) {
                found = otherwise;
            }
        }
        return found;
    }

    Object from(Object value) {
        return of(value, PythonNone.NONE);
    }
}
