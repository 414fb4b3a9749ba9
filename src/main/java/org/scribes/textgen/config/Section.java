package org.scribes.textgen.config;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * A configuration record as {@link Settings#SECTIONS} registers it.
 *
 * @param type the record, which is also its bean's type
 * @param parser makes the record; reports wrong values to the reader
 * @param properties all properties that the record is made from
 */
record Section<T>(Class<T> type, Function<PropertyReader, T> parser, List<Property<?>> properties) {
    Section {
        properties = List.copyOf(properties);
    }

    static <T> Section<T> of(Class<T> type, Function<PropertyReader, T> parser, Property<?>... properties) {
        return new Section<>(type, parser, List.of(properties));
    }

    /**
     * Reads this section alone.
     *
     * @throws ConfigurationException if a value is wrong
     */
    T readFrom(Config config) {
        return PropertyReader.readAll(config, reader -> reader.read(this));
    }
}
