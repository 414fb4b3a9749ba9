package org.scribes.textgen.config;

import java.time.Duration;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.Config;

/**
 * Limits of the REST API: the properties under {@code textgen.api}.
 *
 * @param maxBodyBytes {@code max-body-bytes}: the largest request body, 1 KiB to 64 MiB
 * @param maxDepth {@code max-depth}: maximum nesting of a request body, 4 to 1,000
 * @param heartbeat {@code heartbeat}: silence in a stream after which a comment is sent
 * @param bodyTimeout {@code body-timeout}: time in which the whole body must arrive
 * @param maxOpenBodies {@code max-open-bodies}: request bodies of one client that may arrive concurrently, 1 to 100,000
 * @param maxRunningRequests {@code max-running-requests}: concurrently served requests, each on a server thread, 2 to
 *     10,000; others wait
 * @param maxAnswers {@code max-answers}: concurrently generated answers, each on a thread of its own, 2 to 10,000; others
 *     wait; absent: by the connections of the API
 */
public record ApiConfig(
        int maxBodyBytes,
        int maxDepth,
        Duration heartbeat,
        Duration bodyTimeout,
        int maxOpenBodies,
        int maxRunningRequests,
        OptionalInt maxAnswers) {
    private static final Property<Integer> MAX_BODY_BYTES =
            Property.wholeNumber("textgen.api.max-body-bytes", 1 << 10, 1 << 26);
    private static final Property<Integer> MAX_DEPTH = Property.wholeNumber("textgen.api.max-depth", 4, 1000);
    private static final Property<Duration> HEARTBEAT = Property.seconds("textgen.api.heartbeat", 60);
    private static final Property<Duration> BODY_TIMEOUT = Property.seconds("textgen.api.body-timeout", 600);
    private static final Property<Integer> MAX_OPEN_BODIES =
            Property.wholeNumber("textgen.api.max-open-bodies", 1, 100_000);
    private static final Property<Integer> MAX_RUNNING_REQUESTS =
            Property.wholeNumber("textgen.api.max-running-requests", 2, 10_000);
    private static final Property<Integer> MAX_ANSWERS = Property.wholeNumber("textgen.api.max-answers", 2, 10_000);
    static final Section<ApiConfig> SECTION = Section.of(
            ApiConfig.class,
            ApiConfig::read,
            MAX_BODY_BYTES,
            MAX_DEPTH,
            HEARTBEAT,
            BODY_TIMEOUT,
            MAX_OPEN_BODIES,
            MAX_RUNNING_REQUESTS,
            MAX_ANSWERS);

    /** Fewer than the server's initial threads (server.xml), so that health and metrics always have one. */
    private static final int DEFAULT_RUNNING_REQUESTS = 48;

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static ApiConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static ApiConfig read(PropertyReader reader) {
        return new ApiConfig(
                reader.read(MAX_BODY_BYTES).orElse(1 << 20),
                reader.read(MAX_DEPTH).orElse(32),
                reader.read(HEARTBEAT).orElse(Duration.ofSeconds(10)),
                reader.read(BODY_TIMEOUT).orElse(Duration.ofSeconds(10)),
                reader.read(MAX_OPEN_BODIES).orElse(1000),
                reader.read(MAX_RUNNING_REQUESTS).orElse(DEFAULT_RUNNING_REQUESTS),
                reader.readInt(MAX_ANSWERS));
    }
}
