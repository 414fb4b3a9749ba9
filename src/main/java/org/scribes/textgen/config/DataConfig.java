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
    /** Liberty's variable, named as in server.xml and in the environment. */
    private static final Property<Integer> PORT_VARIABLE = Property.wholeNumber("HTTP_PORT", -1, 65_535);

    private static final Property<Integer> PORT = Property.wholeNumber("http.port", -1, 65_535);
    private static final int DEFAULT_PORT = 9080;
    static final Section<DataConfig> SECTION = Section.of(DataConfig.class, DataConfig::read, DIR, PORT);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static DataConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static DataConfig read(PropertyReader reader) {
        int port = reader.read(PORT_VARIABLE).or(() -> reader.read(PORT)).orElse(DEFAULT_PORT);
        return new DataConfig(reader.read(DIR).orElseGet(() -> DIR.parser().parse("~/.scribes-textgen/" + port)));
    }
}
