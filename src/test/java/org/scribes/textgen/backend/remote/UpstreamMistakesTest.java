package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.scribes.textgen.backend.remote.Events.status;

import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.documents.MistakesTable;
import org.scribes.textgen.documents.MistakesTable.Mistake;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.observe.TestingMetrics;

/** The message for each server behind the API that cannot answer is the one in docs/mistakes.md. */
class UpstreamMistakesTest {
    private static final byte[] BAD_REQUEST =
            "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] PROXY_REFUSAL =
            "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

    @TempDir
    Path folder;

    /** A server, or none, that is called by mistake. */
    @FunctionalInterface
    private interface Case {
        String message() throws Exception;
    }

    private final Map<String, Case> connections = Map.ofEntries(
            entry("nothing listens", () -> called(URI.create("http://localhost:" + freePort()), Map.of())),
            entry("no such host", () -> called(URI.create("http://models.invalid:8000"), Map.of())),
            entry("no connection in time", this::fullServer),
            entry("https, but the server speaks HTTP", () -> withRaw(BAD_REQUEST, "https")),
            entry("http, but the server speaks TLS", () -> withTls("http", Map.of())),
            entry(
                    "http, but the server speaks TLS and says so",
                    () -> answered(400, "Client sent an HTTP request to an HTTPS server.")),
            entry("not a web server", () -> withRaw("SSH-2.0-OpenSSH_9.2\r\n".getBytes(US_ASCII), "http")),
            entry("a certificate of one's own", () -> withTls("https", Map.of())),
            entry("a certificate for another name", this::otherName),
            entry(
                    "no such proxy",
                    () -> called(
                            URI.create("http://models.invalid:8000"),
                            Map.of("textgen.hub.proxy", "localhost:" + freePort()))),
            entry("a proxy that refuses the server", this::refusingProxy),
            entry("a proxy that wants a password", () -> answered(407, "")));

    @TestFactory
    Stream<DynamicTest> connections_failAsDocumented() throws IOException {
        return MistakesTable.tests(
                "Connections to the provider",
                mistake -> Objects.requireNonNull(connections.get(mistake.text()), mistake.text())
                        .message());
    }

    @TestFactory
    Stream<DynamicTest> answers_failAsDocumented() throws IOException {
        return MistakesTable.tests("Answers of the provider", UpstreamMistakesTest::ofAnswer);
    }

    @TestFactory
    Stream<DynamicTest> certificates_areRefusedAsDocumented() throws IOException {
        Files.writeString(folder.resolve("empty.pem"), "");
        Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        return MistakesTable.tests("The file of certificates", this::ofCertificates);
    }

    private String ofCertificates(Mistake mistake) {
        String file = mistake.code().get(0).substring("TEXTGEN_HUB_CA_CERTIFICATES=".length());
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class,
                () -> TrustedCertificates.context(Path.of(file.replace("FOLDER", folder.toString()))));
        return String.valueOf(refusal.getMessage()).replace(folder.toString(), "FOLDER");
    }

    /** The first code span is the status, and the second the body. */
    private static String ofAnswer(Mistake mistake) throws IOException {
        List<String> code = mistake.code();
        return answered(Integer.parseInt(code.get(0)), code.size() == 1 ? "" : code.get(1));
    }

    private static String answered(int status, String body) throws IOException {
        try (TestingUpstream upstream = new TestingUpstream(status(status, body))) {
            return called(upstream.uri(), Map.of());
        }
    }

    private String withRaw(byte[] answer, String scheme) throws IOException {
        try (RawServer server = new RawServer(answer)) {
            return called(URI.create(scheme + "://localhost:" + server.port()), Map.of());
        }
    }

    private String refusingProxy() throws IOException {
        try (RawServer proxy = new RawServer(PROXY_REFUSAL)) {
            return called(
                    URI.create("https://models.invalid"), Map.of("textgen.hub.proxy", "localhost:" + proxy.port()));
        }
    }

    private String withTls(String scheme, Map<String, String> settings) throws Exception {
        HttpsServer server = RemoteConnectionTest.https(
                TestingCertificate.in(folder, "localhost").store());
        try {
            return called(
                    URI.create(scheme + "://localhost:" + server.getAddress().getPort()), settings);
        } finally {
            server.stop(0);
        }
    }

    private String otherName() throws Exception {
        TestingCertificate certificate = TestingCertificate.in(folder, "models.example");
        HttpsServer server = RemoteConnectionTest.https(certificate.store());
        try {
            return called(
                    URI.create("https://localhost:" + server.getAddress().getPort()),
                    Map.of("textgen.hub.ca-certificates", certificate.pem().toString()));
        } finally {
            server.stop(0);
        }
    }

    /** A server whose queue of connections is full lets further ones wait. */
    private String fullServer() throws IOException {
        List<SocketChannel> crowd = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int client = 0; client < 8; client++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(server.getLocalSocketAddress());
                crowd.add(channel);
            }
            return called(
                    URI.create("http://127.0.0.1:" + server.getLocalPort()),
                    Map.of("textgen.hub.connect-timeout", "0.3"));
        } finally {
            for (SocketChannel channel : crowd) {
                channel.close();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String called(URI address, Map<String, String> given) {
        Map<String, String> settings = new HashMap<>(given);
        settings.put("textgen.hub.idle-timeout", "8");
        RemoteBackend backend = TestingHubBackend.at(address, new TestingMetrics(), settings);
        RuntimeException failure = catchThrowableOfType(
                RuntimeException.class,
                () -> backend.generate(
                        TestingChain.request(Delivery.WHOLE),
                        piece -> {},
                        new Cancellation(Duration.ofSeconds(10), System::nanoTime)));
        if (failure instanceof TransientFailure passing) {
            return passing.failure().code() + ": " + passing.failure().getMessage();
        }
        return failure instanceof GenerationException refusal
                ? refusal.code() + ": " + refusal.getMessage()
                : String.valueOf(failure);
    }
}
