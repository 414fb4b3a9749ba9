package org.scribes.textgen.template.value;

import java.util.LinkedHashMap;
import java.util.Map;

/** Jinja2's {@code namespace(...)}: the only mutable value, so that a loop can set what is read after it. */
public final class Namespace {
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    public Namespace(Map<String, Object> attributes) {
        this.attributes.putAll(attributes);
    }

    public Object get(String name) {
        return attributes.getOrDefault(name, new Undefined(name));
    }

    public void set(String name, Object value) {
        attributes.put(name, value);
    }
}
