package org.scribes.textgen.config;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * The text of a property.
 *
 * @param text without surrounding white space; absent if it refers to something that is not set
 * @param raw before references in it are replaced
 */
record PropertyValue(Optional<String> text, String raw, Origin origin) {
    /** Finds the values of properties; empty for one that is not set. */
    @FunctionalInterface
    interface Lookup {
        Optional<PropertyValue> find(String property);

        /** Looks in all sources of {@code config}. */
        static Lookup in(Config config) {
            return property -> {
                ConfigValue value = config.getConfigValue(property);
                return value.getRawValue() == null && value.getValue() == null
                        ? Optional.empty()
                        : Optional.of(of(value, Origin.of(property, String.valueOf(value.getSourceName()))));
            };
        }
    }

    static PropertyValue of(ConfigValue value, Origin origin) {
        return new PropertyValue(
                Optional.ofNullable(value.getValue()).map(String::strip), String.valueOf(value.getRawValue()), origin);
    }

    /** Without the text, which may be a secret. */
    @Override
    public String toString() {
        return origin.toString();
    }
}
