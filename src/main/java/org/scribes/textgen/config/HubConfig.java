package org.scribes.textgen.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The server behind the API: the properties under {@code textgen.hub}.
 *
 * @param urlGiven {@code url} if it is given: the server's address, with or without {@code /v1} at its end
 * @param protocol {@code protocol}
 * @param streaming {@code streaming}: whether answers are asked for piece by piece; false for servers that cannot
 * @param billTo {@code bill-to}: the organization of the hub that pays
 * @param headers {@code headers}: what else each request carries
 * @param connectTimeout {@code connect-timeout}
 * @param readTimeout {@code read-timeout}: how long an answer that is not streamed may be silent
 * @param idleTimeout {@code idle-timeout}: how long one that is streamed may be
 * @param attemptTimeout {@code attempt-timeout}: for one attempt, to its last byte
 * @param maxConnections {@code max-connections}: answers in work at once, each with a connection of its own
 * @param proxy {@code proxy}
 * @param caCertificates {@code ca-certificates}: a file of PEM certificates to trust beside those of the JVM
 * @param tokenizer {@code tokenizer}: a checkpoint's folder, whose tokenizer counts what the server does not
 * @param breakerDelay {@code circuit-breaker.delay}: how long a server that failed too often is left alone
 */
public record HubConfig(
        Optional<URI> urlGiven,
        HubProtocol protocol,
        boolean streaming,
        Optional<String> billTo,
        Map<String, Secret> headers,
        Duration connectTimeout,
        Duration readTimeout,
        Duration idleTimeout,
        Duration attemptTimeout,
        int maxConnections,
        Optional<InetSocketAddress> proxy,
        Optional<Path> caCertificates,
        Optional<Path> tokenizer,
        Duration breakerDelay) {
    /** Hugging Face's router to the providers of its models. */
    public static final URI PUBLIC_ROUTER = URI.create("https://router.huggingface.co");

    static final Property<URI> URL = NetworkProperty.address("textgen.hub.url");
    private static final Property<HubProtocol> PROTOCOL = Property.choice("textgen.hub.protocol", HubProtocol.class);
    private static final Property<Boolean> STREAMING = Property.flag("textgen.hub.streaming");
    private static final Property<String> BILL_TO = Property.organization("textgen.hub.bill-to");
    private static final Property<Map<String, Secret>> HEADERS = NetworkProperty.headers("textgen.hub.headers");
    private static final Property<Duration> CONNECT_TIMEOUT = Property.seconds("textgen.hub.connect-timeout", 600);
    private static final Property<Duration> READ_TIMEOUT = Property.seconds("textgen.hub.read-timeout", 600);
    private static final Property<Duration> IDLE_TIMEOUT = Property.seconds("textgen.hub.idle-timeout", 600);
    /** Whole seconds: the annotation that reads it as well knows no others. */
    private static final Property<Integer> ATTEMPT_TIMEOUT =
            Property.wholeNumber("textgen.hub.attempt-timeout", 1, 600);

    private static final Property<Integer> MAX_CONNECTIONS =
            Property.wholeNumber("textgen.hub.max-connections", 1, 10_000);
    private static final Property<InetSocketAddress> PROXY = NetworkProperty.hostAndPort("textgen.hub.proxy");
    private static final Property<Path> CA_CERTIFICATES = Property.path("textgen.hub.ca-certificates");
    private static final Property<Path> TOKENIZER = Property.path("textgen.hub.tokenizer");
    private static final Property<Integer> BREAKER_REQUESTS =
            Property.wholeNumber("textgen.hub.circuit-breaker.requests", 1, 10_000);
    private static final Property<Double> BREAKER_RATIO =
            Property.positive("textgen.hub.circuit-breaker.failure-ratio", 1);
    private static final Property<Integer> BREAKER_DELAY =
            Property.wholeNumber("textgen.hub.circuit-breaker.delay", 1, 600);
    static final Section<HubConfig> SECTION = Section.of(
            HubConfig.class,
            HubConfig::read,
            URL,
            PROTOCOL,
            STREAMING,
            BILL_TO,
            HEADERS,
            CONNECT_TIMEOUT,
            READ_TIMEOUT,
            IDLE_TIMEOUT,
            ATTEMPT_TIMEOUT,
            MAX_CONNECTIONS,
            PROXY,
            CA_CERTIFICATES,
            TOKENIZER,
            BREAKER_REQUESTS,
            BREAKER_RATIO,
            BREAKER_DELAY);

    public HubConfig {
        headers = Map.copyOf(headers);
    }

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static HubConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static HubConfig read(PropertyReader reader) {
        // the fault tolerance of the server reads these by itself; read here, a wrong one is told as any other
        reader.read(BREAKER_REQUESTS);
        reader.read(BREAKER_RATIO);
        return new HubConfig(
                reader.read(URL),
                reader.read(PROTOCOL).orElse(HubProtocol.CHAT),
                reader.read(STREAMING).orElse(true),
                reader.read(BILL_TO),
                reader.read(HEADERS).orElse(Map.of()),
                reader.read(CONNECT_TIMEOUT).orElse(Duration.ofSeconds(5)),
                reader.read(READ_TIMEOUT).orElse(Duration.ofSeconds(30)),
                reader.read(IDLE_TIMEOUT).orElse(Duration.ofSeconds(10)),
                Duration.ofSeconds(reader.read(ATTEMPT_TIMEOUT).orElse(30)),
                reader.read(MAX_CONNECTIONS).orElse(128),
                reader.read(PROXY),
                reader.read(CA_CERTIFICATES),
                reader.read(TOKENIZER),
                Duration.ofSeconds(reader.read(BREAKER_DELAY).orElse(5)));
    }

    /** The server's address. */
    public URI url() {
        return urlGiven.orElse(PUBLIC_ROUTER);
    }

    /** Whether the server answers nobody without a key. */
    public boolean needsKey() {
        return isPublicRouter();
    }

    boolean isPublicRouter() {
        return PUBLIC_ROUTER.getHost().equalsIgnoreCase(url().getHost());
    }
}
