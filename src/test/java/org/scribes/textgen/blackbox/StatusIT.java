package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The state of the service, once and as a stream, while it has no slot for anything else. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StatusIT {
    private static final String STATUS = "/api/v1/status";
    private static final String STREAM = STATUS + "/stream";
    private static final int MOST_VIEWERS = 16;
    private static final int READ_MILLIS = 10_000;
    private static final Duration PROMPTLY = Duration.ofSeconds(2);
    private static final String STAYS =
            "{\"prompt\": \"" + ScriptedUpstream.STAYS + "\", \"grounding\": \"off\", \"max_new_tokens\": 40}";

    private static final ScriptedUpstream UPSTREAM = new ScriptedUpstream();
    private static TestingServer server;
    private static Api api;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<InputStream> open = new ArrayList<>();

    /** One answer of a client at a time, and one request of any other kind. */
    @BeforeAll
    static void start() {
        server = TestingServer.start(
                "status",
                Map.of(
                        "HF_API_KEY", "hf_statusStatusStatus",
                        "TEXTGEN_BACKENDS", "api",
                        "TEXTGEN_HUB_URL", UPSTREAM.address(),
                        "HF_GENERATION_MODEL", ScriptedUpstream.MODEL,
                        // how soon the server sees that the client of a silent answer is gone
                        "TEXTGEN_API_HEARTBEAT", "0.2",
                        "TEXTGEN_API_MAX_ANSWERS", "2",
                        "TEXTGEN_API_MAX_RUNNING_REQUESTS", "2"));
        api = new Api(server);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        UPSTREAM.close();
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        for (InputStream stream : open) {
            stream.close();
        }
        for (int i = 0; i < 200 && server.process().isAlive() && isBusy(); i++) {
            Thread.sleep(50);
        }
    }

    private static boolean isBusy() throws IOException, InterruptedException {
        Metrics metrics = Metrics.of(api);
        return metrics.sum("textgen_active_requests") + metrics.sum("textgen_requests_waiting") > 0;
    }

    @Test
    @Order(1)
    void status_saysWhatTheOtherReportsSay() throws Exception {
        JsonNode status = Api.json(api.get(STATUS).body());

        assertThat(status.path("model"))
                .isEqualTo(Api.json(api.get("/api/v1/model").body()));
        assertThat(status.path("version").textValue()).isEqualTo(System.getProperty("project.version"));
        assertThat(status.path("objectives").findValuesAsText("name"))
                .isEqualTo(Api.json(api.get("/api/v1/slo").body())
                        .path("objectives")
                        .findValuesAsText("name"));
        assertThat(status.path("minutes")).isNotEmpty();
        assertThat(status.path("budgets")).isEmpty();
    }

    @Test
    @Order(2)
    void stream_sendsTheStateEveryTwoSeconds() throws Exception {
        HttpResponse<InputStream> stream = watch();
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(stream.headers().firstValue("Cache-Control")).contains("no-store");

        JsonNode first = next(stream);
        long begin = System.nanoTime();
        JsonNode second = next(stream);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(4));
        assertThat(second.path("since")).isEqualTo(first.path("since"));
        assertThat(second.path("at").textValue()).isGreaterThan(first.path("at").textValue());
    }

    @Test
    @Order(3)
    void status_isReadWhileEverySlotIsTaken() throws Exception {
        HttpResponse<InputStream> answering = kept(api.open(Api.STREAM, STAYS));
        Api.readUntil("\n\n", answering.body());
        CompletableFuture<HttpResponse<InputStream>> waiting = client.sendAsync(
                api.jsonRequest(Api.STREAM, BodyPublishers.ofString(STAYS)).build(), BodyHandlers.ofInputStream());
        HttpResponse<InputStream> stream = watch();
        JsonNode now = next(stream).path("now");
        while (now.path("requests_waiting").intValue() == 0) {
            now = next(stream).path("now");
        }

        assertThat(now.path("active_requests").intValue()).isEqualTo(1);
        long begin = System.nanoTime();
        HttpResponse<String> once = api.get(STATUS);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMPTLY);
        assertThat(once.statusCode()).isEqualTo(200);
        assertThat(waiting.cancel(true)).isTrue();
    }

    @Test
    @Order(4)
    void streamAboveTheLimit_isRefusedUntilAnotherIsClosed() throws Exception {
        List<HttpResponse<InputStream>> viewers = new ArrayList<>();
        for (int i = 0; i < MOST_VIEWERS; i++) {
            HttpResponse<InputStream> viewer = watchOnceThereIsRoom();
            viewers.add(viewer);
            JsonNode unused = next(viewer);
        }

        HttpResponse<String> refused = api.get(STREAM);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(Api.problem(refused).path("code").textValue()).isEqualTo("OVERLOADED");
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        assertThat(refused.headers().allValues("Vary")).containsExactly("Accept");
        assertThat(api.get(STATUS).statusCode()).isEqualTo(200);

        viewers.get(0).body().close();
        JsonNode next = next(watchOnceThereIsRoom());
        assertThat(next.path("at").textValue()).isNotEmpty();
    }

    /** Its body would make it a request that waits for a slot. */
    @Test
    @Order(5)
    void streamsWithBodies_takeNoSlot() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                sockets.add(withBody());
            }
            long begin = System.nanoTime();

            assertThat(api.post(Api.REFERENCES, "{\"text\": \"John 3:16\"}").statusCode())
                    .isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMPTLY);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    @Order(6)
    void viewers_areNoRequestsForAnswers() throws Exception {
        Metrics before = Metrics.of(api);
        try (InputStream viewer = watchOnceThereIsRoom().body()) {
            Api.readUntil("\n\n", viewer);
            assertThat(Metrics.of(api).sum("textgen_active_requests")).isZero();
        }

        Metrics after = Metrics.of(api);
        for (String name : List.of("textgen_requests_total", "textgen_generation_errors_total")) {
            assertThat(after.sum(name)).as(name).isEqualTo(before.sum(name));
        }
    }

    /** More than there are places, so that the last request would be refused if one of them took a place. */
    @Test
    @Order(7)
    void headOfTheStream_startsNone() throws Exception {
        for (int i = 0; i <= MOST_VIEWERS; i++) {
            HttpResponse<String> head = api.send(api.request(STREAM).method("HEAD", BodyPublishers.noBody()));

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
            assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
        }
        HttpResponse<InputStream> viewer = watch();

        assertThat(viewer.statusCode()).isEqualTo(200);
        assertThat(next(viewer).path("at").textValue()).isNotEmpty();
    }

    @Test
    @Order(8)
    void stoppingServer_endsTheStreamAtOnce() throws Exception {
        HttpResponse<InputStream> viewer = watchOnceThereIsRoom();
        JsonNode unused = next(viewer);
        long begin = System.nanoTime();

        assertThat(server.process().destroy()).isTrue();

        String rest = new String(viewer.body().readAllBytes(), UTF_8);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMPTLY);
        assertThat(rest).doesNotContain("event: error");
        assertThat(server.process().onExit().get(40, TimeUnit.SECONDS).isAlive())
                .isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }

    private static Socket withBody() throws IOException, InterruptedException {
        URI address = server.uri(STREAM);
        String request = "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        for (int i = 0; i < 100; i++) {
            Socket socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(READ_MILLIS);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            if (Api.readUntil("\r\n", socket.getInputStream()).contains(" 200 ")) {
                String unused = Api.readUntil("event: status", socket.getInputStream());
                return socket;
            }
            socket.close();
            Thread.sleep(100);
        }
        throw new AssertionError("no room");
    }

    /** The server notices that a viewer has gone when it writes the next state. */
    private HttpResponse<InputStream> watchOnceThereIsRoom() throws IOException, InterruptedException {
        HttpResponse<InputStream> stream = watch();
        for (int i = 0; i < 100 && stream.statusCode() == 503; i++) {
            Thread.sleep(100);
            stream = watch();
        }
        assertThat(stream.statusCode()).isEqualTo(200);
        return stream;
    }

    private HttpResponse<InputStream> watch() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri(STREAM)).build();
        return kept(client.send(request, BodyHandlers.ofInputStream()));
    }

    private HttpResponse<InputStream> kept(HttpResponse<InputStream> response) {
        open.add(response.body());
        return response;
    }

    private static JsonNode next(HttpResponse<InputStream> stream) throws IOException {
        List<ServerSentEvent> events = ServerSentEvent.parse(Api.readUntil("\n\n", stream.body()));
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.name()).isEqualTo("status"));
        return events.get(0).data();
    }
}
