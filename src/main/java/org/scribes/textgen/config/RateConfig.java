package org.scribes.textgen.config;

import org.eclipse.microprofile.config.Config;

/**
 * Rate limits: the properties under {@code textgen.rate}. 0 means no limit.
 *
 * @param userRequests {@code user.requests-per-minute}: for each named user
 * @param userTasks {@code user.tasks-per-minute}: of a user interface itself, such as titles, for each named user
 * @param keyRequests {@code key.requests-per-minute}: for each key whose line has no limit of its own
 * @param keyTokens {@code key.tokens-per-minute}: input and output, for each key whose line has no limit of its own
 */
public record RateConfig(int userRequests, int userTasks, int keyRequests, int keyTokens) {
    private static final Property<Integer> USER_REQUESTS =
            Property.wholeNumber("textgen.rate.user.requests-per-minute", 0, 1_000_000);
    private static final Property<Integer> USER_TASKS =
            Property.wholeNumber("textgen.rate.user.tasks-per-minute", 0, 1_000_000);
    private static final Property<Integer> KEY_REQUESTS =
            Property.wholeNumber("textgen.rate.key.requests-per-minute", 0, 1_000_000);
    private static final Property<Integer> KEY_TOKENS =
            Property.wholeNumber("textgen.rate.key.tokens-per-minute", 0, 1_000_000_000);
    static final Section<RateConfig> SECTION =
            Section.of(RateConfig.class, RateConfig::read, USER_REQUESTS, USER_TASKS, KEY_REQUESTS, KEY_TOKENS);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static RateConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static RateConfig read(PropertyReader reader) {
        return new RateConfig(
                reader.read(USER_REQUESTS).orElse(10),
                reader.read(USER_TASKS).orElse(30),
                reader.read(KEY_REQUESTS).orElse(0),
                reader.read(KEY_TOKENS).orElse(0));
    }
}
