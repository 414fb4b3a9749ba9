package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.scribes.textgen.backend.remote.Events.streaming;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.observe.TestingMetrics;

/** The way to the server: certificates and proxies. */
class RemoteConnectionTest {
    private static final List<String> PIECES = List.of("In", " the", " beginning");

    @TempDir
    Path folder;

    private final TestingMetrics metrics = new TestingMetrics();

    private String ask(TextBackend hub) {
        return new TestingChain(metrics, List.of(hub))
                .ask(TestingChain.request(Delivery.WHOLE), new Cancellation(Duration.ofSeconds(10), System::nanoTime))
                .result();
    }

    @Test
    void certificateOfOnesOwn_isTrustedWhereItIsNamed() throws Exception {
        TestingCertificate certificate = TestingCertificate.in(folder, "localhost");
        HttpsServer server = https(certificate.store());
        try {
            URI address = URI.create("https://localhost:" + server.getAddress().getPort());

            assertThat(ask(TestingHubBackend.at(address, metrics, Map.of()))).isEqualTo("UPSTREAM_ERROR");
            assertThat(metrics.counts()).doesNotContainKey("textgen_retries reason=connect");
            assertThat(ask(TestingHubBackend.at(
                            address,
                            metrics,
                            Map.of(
                                    "textgen.hub.ca-certificates",
                                    certificate.pem().toString()))))
                    .isEqualTo("In the beginning");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void fileThatHoldsNoCertificate_isAWrongConfiguration() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "hello\n");

        for (Path file : List.of(empty, folder.resolve("absent.pem"))) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> TestingHubBackend.at(
                            URI.create("https://localhost"),
                            metrics,
                            Map.of("textgen.hub.ca-certificates", file.toString())))
                    .withMessageContainingAll("textgen.hub.ca-certificates", file.toString());
        }
    }

    @Test
    void proxy_isAskedForTheServer() throws IOException {
        try (TestingUpstream proxy = new TestingUpstream(streaming(PIECES))) {
            Map<String, String> settings =
                    Map.of("textgen.hub.proxy", "localhost:" + proxy.uri().getPort());

            assertThat(ask(TestingHubBackend.at(URI.create("http://models.invalid:8000/v1"), metrics, settings)))
                    .isEqualTo("In the beginning");
            assertThat(proxy.requests().get(0).line())
                    .startsWith("POST http://models.invalid:8000/v1/chat/completions ");
        }
    }

    /** A new connection to a provider costs several ways there and back. */
    @Test
    void connection_isUsedAgain() throws IOException {
        try (TestingUpstream upstream = new TestingUpstream(streaming(PIECES))) {
            RemoteBackend hub = TestingHubBackend.at(upstream.uri(), metrics, Map.of());
            for (int i = 0; i < 5; i++) {
                assertThat(ask(hub)).isEqualTo("In the beginning");
            }

            assertThat(upstream.calls()).isEqualTo(5);
            assertThat(upstream.connections()).as("a busy machine may lose one").isLessThanOrEqualTo(2);
        }
    }

    @Test
    void hostThatDoesNotExist_cannotBeReached() {
        assertThat(ask(TestingHubBackend.at(URI.create("http://models.invalid:8000"), metrics, Map.of())))
                .isEqualTo("UPSTREAM_ERROR");
        assertThat(metrics.counts()).containsEntry("textgen_retries reason=connect", 2L);
    }

    /** A server with the key in {@code store}, which answers. */
    static HttpsServer https(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, TestingCertificate.PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, TestingCertificate.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        byte[] answer = Events.stream(PIECES).getBytes(UTF_8);
        server.createContext("/v1/chat/completions", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}
