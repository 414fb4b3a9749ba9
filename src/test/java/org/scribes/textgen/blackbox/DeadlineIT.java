package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A server with little time: surplus requests are refused at once, and the engine goes on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadlineIT {
    private static final int CHECKS = 30;
    private static final int CLIENTS = 60;
    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = TestingServer.start(
                "deadline",
                Map.of(
                        "HF_GENERATION_TIMEOUT", "1.5",
                        "TEXTGEN_LOCAL_LOAD", "lazy"));
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void firstRequestOfALazyModel_isToldToComeBack() throws Exception {
        assertThat(Api.json(api.get("/api/v1/model").body()).path("load_state").textValue())
                .isEqualTo("idle");
        assertThat(api.get("/health/ready").statusCode()).isEqualTo(503);

        HttpResponse<String> response = api.post(Api.GENERATE, Api.LONG);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(Api.problem(response).path("code").textValue()).isEqualTo("MODEL_LOADING");
        assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        api.awaitReady();
    }

    /** More work than the time allows. */
    @Test
    @Order(2)
    void moreThanTheTimeAllows_theSurplusIsRefusedAndNoneHangs() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<HttpResponse<String>> responses = new ArrayList<>();
        try {
            List<Future<HttpResponse<String>>> pending = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                pending.add(clients.submit(() -> api.post(Api.GENERATE, Api.LONG)));
            }
            for (Future<HttpResponse<String>> response : pending) {
                responses.add(response.get(30, TimeUnit.SECONDS));
            }
        } finally {
            clients.shutdownNow();
        }

        assertThat(responses).allMatch(is(200, "").or(is(503, "OVERLOADED")).or(is(504, "TIMEOUT")));
        assertThat(responses).anyMatch(is(503, "OVERLOADED"));
        assertThat(api.post(Api.GENERATE, "{\"prompt\": \"Amen\", \"raw\": true, \"max_new_tokens\": 1}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Each would take seconds: more checks than processors wait their turn, none beyond its deadline. */
    @Test
    @Order(3)
    void checksOfHugeAnswers_endWithTheirDeadline() throws Exception {
        String huge =
                "{\"answer\":\"" + "> a\\n".repeat(200_000) + "\",\"passages\":[{\"id\":\"1\",\"text\":\"a b\"}]}";
        ExecutorService clients = Executors.newFixedThreadPool(CHECKS);
        long begin = System.nanoTime();
        try {
            List<Future<HttpResponse<String>>> pending = new ArrayList<>();
            for (int i = 0; i < CHECKS; i++) {
                pending.add(clients.submit(() -> api.post(Api.VERIFY, huge)));
            }
            for (Future<HttpResponse<String>> response : pending) {
                assertThat(response.get(30, TimeUnit.SECONDS))
                        .matches(is(504, "TIMEOUT").or(is(503, "OVERLOADED")));
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        assertThat(api.post(Api.REFERENCES, "{\"text\":\"John 3:16\"}").statusCode())
                .isEqualTo(200);
    }

    private static Predicate<HttpResponse<String>> is(int status, String code) {
        return response -> response.statusCode() == status
                && (code.isEmpty()
                        || Api.problem(response).path("code").textValue().equals(code));
    }
}
