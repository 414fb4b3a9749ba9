package org.scribes.textgen.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** Jinja2's {@code namespace(...)}: the one value that a template may change, so that it outlives a loop's scope. */
final class Namespace {
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    Namespace(Map<String, Object> attributes) {
        this.attributes.putAll(attributes);
    }

    Object get(String name) {
        return attributes.getOrDefault(name, new Undefined(name));
    }

    void set(String name, Object value) {
        attributes.put(name, value);
    }
}
