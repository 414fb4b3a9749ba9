package org.scribes.textgen.config;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The answer cache: the properties under {@code textgen.cache}.
 *
 * @param enabled {@code textgen.cache}: whether answers are cached
 * @param maxBytes {@code max-size}: memory of the cache
 * @param maxAge {@code max-age}: how long an answer is cached
 * @param maxTemperature {@code max-temperature}: the highest temperature at which an answer without a seed is cached
 * @param key {@code key}: encrypts cached answers in Redis
 */
public record CacheConfig(
        boolean enabled, long maxBytes, Duration maxAge, double maxTemperature, Optional<Secret> key) {
    private static final Property<Boolean> ENABLED = Property.flag("textgen.cache");
    private static final Property<Long> MAX_SIZE = Property.bytes("textgen.cache.max-size");
    private static final Property<Duration> MAX_AGE = Property.seconds("textgen.cache.max-age", 31_536_000);
    private static final Property<Double> MAX_TEMPERATURE = Property.number("textgen.cache.max-temperature", 0, 2);
    private static final Property<Secret> KEY = Property.longSecret("textgen.cache.key");
    static final Section<CacheConfig> SECTION =
            Section.of(CacheConfig.class, CacheConfig::read, ENABLED, MAX_SIZE, MAX_AGE, MAX_TEMPERATURE, KEY);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static CacheConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static CacheConfig read(PropertyReader reader) {
        return new CacheConfig(
                reader.read(ENABLED).orElse(true),
                reader.read(MAX_SIZE).orElse(64L << 20),
                reader.read(MAX_AGE).orElse(Duration.ofHours(1)),
                reader.read(MAX_TEMPERATURE).orElse(0.2),
                reader.read(KEY));
    }
}
