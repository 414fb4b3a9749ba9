package org.scribes.textgen.config;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The Redis server that instances share: the properties under {@code textgen.redis}.
 *
 * @param url {@code url}: the server; absent: each instance is independent
 * @param timeout {@code timeout}: how long a command may take before the service continues without Redis
 */
public record RedisConfig(Optional<Secret> url, Duration timeout) {
    private static final Property<Secret> URL = NetworkProperty.redis("textgen.redis.url");
    private static final Property<Duration> TIMEOUT = Property.seconds("textgen.redis.timeout", 10);
    static final Section<RedisConfig> SECTION = Section.of(RedisConfig.class, RedisConfig::read, URL, TIMEOUT);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static RedisConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static RedisConfig read(PropertyReader reader) {
        return new RedisConfig(reader.read(URL), reader.read(TIMEOUT).orElse(Duration.ofMillis(250)));
    }
}
