package org.scribes.textgen.template;

import java.util.ArrayList;
import java.util.List;

/** Where a filter's {@code attribute} argument leads: names and positions with dots between. */
record AttributePath(List<Object> parts) {
    static AttributePath of(Object attribute) {
        if (attribute == None.NONE) {
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
            if (otherwise != None.NONE && found instanceof Undefined) {
                found = otherwise;
            }
        }
        return found;
    }

    Object from(Object value) {
        return of(value, None.NONE);
    }
}
