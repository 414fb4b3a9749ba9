package org.scribes.textgen.observe;

import java.util.regex.Pattern;

/** A named value of a log event. Made by {@link EventLog#field}, so that its value is plain. */
public final class Field {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final String name;
    private final String value;
    private final String typeSuffix;

    /** @param typeSuffix by which Liberty's JSON log knows what is not text */
    Field(String name, String value, String typeSuffix) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name in a log event is in snake_case: " + name);
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

    /** The name that makes Liberty write {@code ext_<name>} as a number or a truth value where it is one. */
    String jsonName() {
        return name + typeSuffix;
    }
}
