package org.scribes.textgen.config;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Retries and failover: the properties under {@code textgen.hub.retry}, and {@code textgen.hub.failover-after}.
 *
 * @param maxAttempts {@code max-attempts}: including the first, 1 to 10
 * @param delay {@code delay}: before the second attempt; doubles with each attempt
 * @param maxDelay {@code max-delay}: upper bound of the delay
 * @param failoverAfter {@code textgen.hub.failover-after}: the longest total wait of a request while another backend is
 *     ready
 */
public record RetryConfig(int maxAttempts, Duration delay, Duration maxDelay, Duration failoverAfter) {
    private static final Property<Integer> MAX_ATTEMPTS = Property.wholeNumber("textgen.hub.retry.max-attempts", 1, 10);
    private static final Property<Duration> DELAY = Property.seconds("textgen.hub.retry.delay", 600);
    private static final Property<Duration> MAX_DELAY = Property.seconds("textgen.hub.retry.max-delay", 600);
    private static final Property<Duration> FAILOVER_AFTER = Property.seconds("textgen.hub.failover-after", 600);
    static final Section<RetryConfig> SECTION =
            Section.of(RetryConfig.class, RetryConfig::read, MAX_ATTEMPTS, DELAY, MAX_DELAY, FAILOVER_AFTER);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static RetryConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static RetryConfig read(PropertyReader reader) {
        return new RetryConfig(
                reader.read(MAX_ATTEMPTS).orElse(3),
                reader.read(DELAY).orElse(Duration.ofSeconds(2)),
                reader.read(MAX_DELAY).orElse(Duration.ofSeconds(10)),
                reader.read(FAILOVER_AFTER).orElse(Duration.ofSeconds(2)));
    }
}
