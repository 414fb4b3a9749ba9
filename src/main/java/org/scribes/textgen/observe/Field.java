package org.scribes.textgen.observe;

import java.util.regex.Pattern;

/** A field of a log event, created by {@link EventLog#field}. */
public final class Field {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final String name;
    private final String value;
    private final String typeSuffix;

    /** @param typeSuffix the suffix by which Liberty's JSON log recognizes a number or boolean */
    Field(String name, String value, String typeSuffix) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a field name in snake_case: " + name);
        }
        this.name = name;
        this.value = value;
        this.typeSuffix = typeSuffix;
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    /** The name under which Liberty writes {@code ext_<name>} with the value's type. */
    String jsonName() {
        return name + typeSuffix;
    }
}
