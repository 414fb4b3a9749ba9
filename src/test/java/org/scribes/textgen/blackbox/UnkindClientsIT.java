package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.guard.TestingKeys;

/** What one client does with a good key must not take the service from others. */
class UnkindClientsIT {
    private static final int CONNECTIONS = 420;
    private static final int OPEN_BODIES = 400;
    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration PROMPTLY = Duration.ofSeconds(1);

    @TempDir
    static Path folder;

    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("api-keys");
        Files.write(keys, List.of(TestingKeys.line("slow", "slow"), TestingKeys.line("other", "other")));
        server = TestingServer.start(
                "unkind",
                Map.of(
                        "TEXTGEN_AUTH", "api-key",
                        "TEXTGEN_AUTH_KEY_FILE", keys.toString(),
                        "TEXTGEN_BACKENDS", "extractive",
                        "TEXTGEN_API_BODY_TIMEOUT", Long.toString(BODY_TIMEOUT.toSeconds()),
                        "TEXTGEN_API_MAX_OPEN_BODIES", Integer.toString(OPEN_BODIES)));
        api = new Api(server).awaitReady();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A byte now and then keeps none of them open. */
    @Test
    void bodiesThatHardlyArrive_endAndTakeNothingFromOthers() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                slow.add(beginBody("slow", "Content-Length: 500\r\n\r\n{"));
            }
            long begin = System.nanoTime();
            List<Duration> waits = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                waits.add(timed(api.request("/health/live")));
                waits.add(timed(api.request("/metrics")));
                waits.add(timed(question("other")));
                slow.get(i).getOutputStream().write(' ');
                Thread.sleep(200);
            }
            assertThat(System.nanoTime() - begin).as("while they were open").isLessThan(BODY_TIMEOUT.toNanos());

            // the first ones compile what they run
            assertThat(waits.subList(3, waits.size())).allMatch(wait -> wait.compareTo(PROMPTLY) < 0, "under 1 s");
            List<String> statuses = new ArrayList<>();
            for (Socket socket : slow) {
                statuses.add(statusLine(socket));
            }
            assertThat(statuses.stream().filter(status -> status.startsWith("HTTP/1.1 408 ")))
                    .hasSize(OPEN_BODIES);
            assertThat(statuses.stream().filter(status -> status.startsWith("HTTP/1.1 429 ")))
                    .hasSize(CONNECTIONS - OPEN_BODIES);
            assertThat(timed(question("slow")))
                    .as("the key itself is not shut out")
                    .isLessThan(PROMPTLY);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void lateBody_isTold() throws Exception {
        try (Socket socket = beginBody("slow", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")) {
            String response = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(response)
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"code\":\"BODY_TIMEOUT\"", "did not arrive within 6.0 seconds", "\"request_id\":\"");
        }
    }

    @Test
    void bodyInPieces_isReadAsOne() throws Exception {
        try (Socket socket =
                beginBody("other", "Content-Length: " + Api.QUESTION.getBytes(UTF_8).length + "\r\n\r\n")) {
            for (byte next : Api.QUESTION.getBytes(UTF_8)) {
                socket.getOutputStream().write(next);
            }
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    /** One mebibyte whose every reference is in all passages: 380 MB if all of them were listed. */
    @Test
    void answerWithCountlessCitations_getsAResponseOfBoundedSize() throws Exception {
        StringBuilder passages = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            passages.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"%d\",\"reference\":\"John 1:1\",\"text\":\"In the beginning was the Word.\"}"
                            .formatted(i));
        }
        String body = "{\"grounding\":\"report\",\"answer\":\"%s\",\"passages\":[%s]}"
                .formatted("Jn 1:1 q\\n".repeat(100_000), passages);

        HttpResponse<String> response = api.send(api.jsonRequest(Api.VERIFY, BodyPublishers.ofString(body))
                .header("X-API-Key", TestingKeys.key("other")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().length()).isLessThan(6_000_000);
        assertThat(Api.json(response.body()).path("citations")).hasSize(2000);
        assertThat(Api.json(response.body()).path("citations").path(0).path("sources"))
                .hasSize(16);
        assertThat(Api.json(response.body()).path("warnings").toString()).contains("98000 citations", "168000 sources");
    }

    private static HttpRequest.Builder question(String key) {
        return api.jsonRequest(Api.GENERATE, BodyPublishers.ofString(Api.QUESTION))
                .header("X-API-Key", TestingKeys.key(key));
    }

    private static Duration timed(HttpRequest.Builder request) throws Exception {
        long begin = System.nanoTime();
        assertThat(api.send(request).statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Socket beginBody(String key, String rest) throws IOException {
        Socket socket = new Socket("localhost", server.uri("/").getPort());
        socket.setSoTimeout((int) BODY_TIMEOUT.multipliedBy(4).toMillis());
        socket.getOutputStream()
                .write(("POST " + Api.GENERATE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "X-API-Key: " + TestingKeys.key(key) + "\r\n" + rest)
                        .getBytes(US_ASCII));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != '\r';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
