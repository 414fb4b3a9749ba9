package org.scribes.textgen.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.domain.LowerCase;

/**
 * The server behind the API: the properties under {@code textgen.hub}.
 *
 * @param urlGiven {@code url}, if configured: the server's address, with or without a trailing {@code /v1}
 * @param protocol {@code protocol}
 * @param streaming {@code streaming}: whether answers are streamed; false for servers that cannot
 * @param billTo {@code bill-to}: the organization of the hub to bill
 * @param headers {@code headers}: additional headers of each request
 * @param connectTimeout {@code connect-timeout}
 * @param readTimeout {@code read-timeout}: the longest silence of an answer that is not streamed
 * @param idleTimeout {@code idle-timeout}: the longest silence of a streamed answer
 * @param attemptTimeout {@code attempt-timeout}: for one attempt, to its last byte
 * @param maxConnections {@code max-connections}: concurrent answers, one connection each
 * @param proxy {@code proxy}
 * @param caCertificates {@code ca-certificates}: a PEM file of certificates trusted beside the JVM's
 * @param tokenizer {@code tokenizer}: a checkpoint directory whose tokenizer counts tokens that the server does not
 *     report
 * @param breakerRequests {@code circuit-breaker.requests}: the calls of a server that its circuit breaker looks at
 * @param breakerRatio {@code circuit-breaker.failure-ratio}: the share of failures among them that opens the circuit
 * @param breakerDelay {@code circuit-breaker.delay}: how long the circuit stays open
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
        int breakerRequests,
        double breakerRatio,
        Duration breakerDelay) {
    /** Hugging Face's public router of inference providers. */
    public static final URI PUBLIC_ROUTER = URI.create("https://router.huggingface.co");

    private static final List<String> OF_HUGGING_FACE = List.of("huggingface.co", "huggingface.cloud", "hf.co");

    static final Property<URI> URL = NetworkProperty.address("textgen.hub.url");
    private static final Property<HubProtocol> PROTOCOL = Property.choice("textgen.hub.protocol", HubProtocol.class);
    private static final Property<Boolean> STREAMING = Property.flag("textgen.hub.streaming");
    private static final Property<String> BILL_TO = Property.organization("textgen.hub.bill-to");
    private static final Property<Map<String, Secret>> HEADERS = NetworkProperty.headers("textgen.hub.headers");
    private static final Property<Duration> CONNECT_TIMEOUT = Property.seconds("textgen.hub.connect-timeout", 600);
    private static final Property<Duration> READ_TIMEOUT = Property.seconds("textgen.hub.read-timeout", 600);
    private static final Property<Duration> IDLE_TIMEOUT = Property.seconds("textgen.hub.idle-timeout", 600);
    /** Whole seconds, since the fault-tolerance annotation that also reads it allows no fractions. */
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
                reader.read(MAX_CONNECTIONS).orElse(1024),
                reader.read(PROXY),
                reader.read(CA_CERTIFICATES),
                reader.read(TOKENIZER),
                reader.read(BREAKER_REQUESTS).orElse(40),
                reader.read(BREAKER_RATIO).orElse(0.5),
                Duration.ofSeconds(reader.read(BREAKER_DELAY).orElse(5)));
    }

    /** The server's address. */
    public URI url() {
        return urlGiven.orElse(PUBLIC_ROUTER);
    }

    /**
     * The address of {@code path}, which starts with a slash. If the server's address ends with {@code /v1}, that part of
     * {@code path} is dropped.
     */
    public URI address(String path) {
        return address(url(), path);
    }

    /** The same for a server at {@code server}. */
    public static URI address(URI server, String path) {
        String base = below(server, "").toString();
        boolean versioned = base.endsWith("/v1") && path.startsWith("/v1/");
        return URI.create((versioned ? base.substring(0, base.length() - "/v1".length()) : base) + path);
    }

    /** The address of {@code path}, which starts with a slash or is empty, below {@code base} with slashes at its end or not. */
    public static URI below(URI base, String path) {
        String text = base.toString();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(text.substring(0, end) + path);
    }

    /** Whether the server refuses requests without a key. */
    public boolean needsKey() {
        return isPublicRouter();
    }

    /** Whether Hugging Face runs the server: its router, or one of its dedicated endpoints. */
    boolean isOfHuggingFace() {
        String host = LowerCase.of(String.valueOf(url().getHost()));
        return OF_HUGGING_FACE.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain))
                && "https".equalsIgnoreCase(url().getScheme());
    }

    boolean isPublicRouter() {
        return PUBLIC_ROUTER.getHost().equalsIgnoreCase(url().getHost());
    }
}
