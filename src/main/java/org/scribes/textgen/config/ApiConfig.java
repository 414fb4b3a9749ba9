package org.scribes.textgen.config;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Limits of the REST face: the properties under {@code textgen.api}.
 *
 * @param maxBodyBytes {@code max-body-bytes}: the largest request body, 1 KiB to 64 MiB
 * @param maxDepth {@code max-depth}: how deep a request body may nest, 4 to 1,000
 * @param heartbeat {@code heartbeat}: how long a stream may be silent before a comment is sent
 */
public record ApiConfig(int maxBodyBytes, int maxDepth, Duration heartbeat) {
    private static final Property<Integer> MAX_BODY_BYTES =
            Property.wholeNumber("textgen.api.max-body-bytes", 1 << 10, 1 << 26);
    private static final Property<Integer> MAX_DEPTH = Property.wholeNumber("textgen.api.max-depth", 4, 1000);
    private static final Property<Duration> HEARTBEAT = Property.seconds("textgen.api.heartbeat", 60);
    static final List<Property<?>> PROPERTIES = List.of(MAX_BODY_BYTES, MAX_DEPTH, HEARTBEAT);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static ApiConfig from(Config config) {
        return PropertyReader.readAll(config, ApiConfig::read);
    }

    static ApiConfig read(PropertyReader reader) {
        return new ApiConfig(
                reader.read(MAX_BODY_BYTES).orElse(1 << 20),
                reader.read(MAX_DEPTH).orElse(32),
                reader.read(HEARTBEAT).orElse(Duration.ofSeconds(10)));
    }
}
