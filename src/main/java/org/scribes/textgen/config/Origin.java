package org.scribes.textgen.config;

import java.util.Locale;

/**
 * A property as whoever set it knows it.
 *
 * @param name the name of its variable, if it was set in the environment or in a {@code .env} file, else the property's
 * @param source where it was set, to follow "from"
 * @param ofLine whether {@code source} is a line of a file, which messages begin with
 */
record Origin(String name, String source, boolean ofLine) {
    /** @param source the name of the config source, as SmallRye Config or {@link EnvFileConfigSource} has it */
    static Origin of(String property, String source) {
        if (isEnvironment(source)) {
            return new Origin(variable(property), "the environment", false);
        }
        if (source.equals("SysPropConfigSource")) {
            return new Origin(property, "a system property", false);
        }
        boolean envFile = source.startsWith("/") || source.contains(":\\");
        return new Origin(envFile ? variable(property) : property, source, false);
    }

    /** A key in a file. */
    static Origin ofLine(String key, String file, int line) {
        return new Origin(key, file + ", line " + line, true);
    }

    /** Whether {@code source} is the process's environment. */
    static boolean isEnvironment(String source) {
        return source.equals("EnvConfigSource") || source.startsWith("EnvConfigSource[");
    }

    /** The environment variable of {@code property}. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The start of a message about the value, which is {@code shown}. */
    String is(String shown) {
        return ofLine ? this + " is " + shown : name + " is " + shown + " (from " + source + ")";
    }

    @Override
    public String toString() {
        return ofLine ? source + ": " + name : name + " (from " + source + ")";
    }
}
