package org.scribes.textgen.config;

import java.util.Locale;

/**
 * A property as whoever set it knows it.
 *
 * @param name the name of its variable, if it was set in the environment or in a {@code .env} file, else the property's
 * @param source where it was set, to follow "from"
 */
record Origin(String name, String source) {
    /** @param source the name of the config source, as SmallRye Config or {@link EnvFileConfigSource} has it */
    static Origin of(String property, String source) {
        if (source.equals("EnvConfigSource") || source.startsWith("EnvConfigSource[")) {
            return new Origin(variable(property), "the environment");
        }
        if (source.equals("SysPropConfigSource")) {
            return new Origin(property, "a system property");
        }
        boolean envFile = source.startsWith("/") || source.contains(":\\");
        return new Origin(envFile ? variable(property) : property, source);
    }

    /** The environment variable of {@code property}. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    @Override
    public String toString() {
        return name + " (from " + source + ")";
    }
}
