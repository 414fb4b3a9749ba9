package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.streaming;

import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.observe.TestingLog;
import org.scribes.textgen.observe.UpstreamReach;
import org.scribes.textgen.observe.UpstreamReach.Found;
import org.scribes.textgen.observe.UpstreamReach.State;
import org.scribes.textgen.threads.BackgroundTasks;

class UpstreamProbeTest {
    private static final String REFUSED = "the provider could not be reached: nothing listens at its port; check host"
            + " and port in textgen.hub.url, and that the server runs";

    @TempDir
    Path folder;

    private final UpstreamReach reach = new UpstreamReach();

    private UpstreamProbe probe(String... settings) {
        Config config = TestingConfig.of(settings);
        return new UpstreamProbe(TestingHubBackend.target(config), reach, new BackgroundTasks());
    }

    @Test
    void serverThatListens_isReachedWithoutARequest() throws IOException {
        try (TestingUpstream upstream = new TestingUpstream(streaming(List.of("x"))).withLookups();
                TestingLog log = new TestingLog(UpstreamProbe.class)) {
            assertThat(probe("textgen.hub.url", upstream.uri() + "/v1").refresh())
                    .isEqualTo(RepeatedRounds.END);

            assertThat(reach.found("api"))
                    .isEqualTo(new Found(
                            State.REACHED, "localhost:" + upstream.uri().getPort(), ""));
            assertThat(upstream.requests()).isEmpty();
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void deadServer_isToldOnceAndAskedAgainLessAndLessOften() throws IOException {
        int port = freePort();
        UpstreamProbe probe = probe("textgen.hub.url", "http://localhost:" + port + "/secret-path");

        try (TestingLog log = new TestingLog(UpstreamProbe.class)) {
            assertThat(List.of(probe.refresh(), probe.refresh(), probe.refresh()))
                    .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
            assertThat(log.lines())
                    .containsExactly("upstream_unreachable host=localhost port=" + port + " cause=\"" + REFUSED + '"');
        }
        assertThat(reach.found("api")).isEqualTo(new Found(State.UNREACHABLE, "localhost:" + port, REFUSED));
    }

    @Test
    void serverThatComesLater_isTold() throws IOException {
        int port = freePort();
        UpstreamProbe probe = probe("textgen.hub.url", "http://localhost:" + port);
        probe.refresh();

        try (ServerSocket server = new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
                TestingLog log = new TestingLog(UpstreamProbe.class)) {
            assertThat(server.isBound()).isTrue();
            assertThat(probe.refresh()).isEqualTo(RepeatedRounds.END);
            assertThat(log.lines()).containsExactly("upstream_reached host=localhost port=" + port);
        }
        assertThat(reach.found("api").state()).isEqualTo(State.REACHED);
    }

    @Test
    void certificate_isCheckedAsForARequest() throws Exception {
        TestingCertificate certificate = TestingCertificate.in(folder, "localhost");
        HttpsServer server = RemoteConnectionTest.https(certificate.store());
        try {
            String url = "https://localhost:" + server.getAddress().getPort();
            probe("textgen.hub.url", url).refresh();
            assertThat(reach.found("api").cause()).contains("signed by nobody whom this service trusts");

            probe(
                            "textgen.hub.url",
                            url,
                            "textgen.hub.ca-certificates",
                            certificate.pem().toString())
                    .refresh();
            assertThat(reach.found("api").state()).isEqualTo(State.REACHED);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void proxy_isConnectedToInPlaceOfTheServer() throws IOException {
        int port = freePort();
        probe("textgen.hub.url", "https://models.invalid", "textgen.hub.proxy", "localhost:" + port)
                .refresh();

        assertThat(reach.found("api").address()).isEqualTo("localhost:" + port);
        assertThat(reach.found("api").cause()).startsWith("the provider's proxy could not be reached");
    }

    /** The third has no key, without which the router is not called. */
    @Test
    void nothingThatNoRequestWouldCall_isConnectedTo() {
        List<Map<String, String>> settings = List.of(Map.of(), Map.of("hf.use.api", "true"));
        ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(1);
        scheduler.shutdown(); // so that it refuses what is scheduled
        for (Map<String, String> each : settings) {

            String[] flat = each.entrySet().stream()
                    .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
                    .toArray(String[]::new);

            probe(flat).start(scheduler);

            assertThat(reach.found("api").state()).isEqualTo(State.NONE);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
