package org.scribes.textgen.config;

import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/**
 * The data directory: the properties under {@code textgen.data}.
 *
 * @param dir {@code dir}; by default {@code ~/.scribes-textgen/<http port>}, so that instances on one machine do not
 *     collide
 */
public record DataConfig(Path dir) {
    private static final Property<Path> DIR = Property.path("textgen.data.dir");
    static final Section<DataConfig> SECTION = Section.of(DataConfig.class, DataConfig::read, DIR);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static DataConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static DataConfig read(PropertyReader reader) {
        int port = reader.read(ServerConfig.SECTION).port();
        return new DataConfig(reader.read(DIR).orElseGet(() -> DIR.parser().parse("~/.scribes-textgen/" + port)));
    }
}
