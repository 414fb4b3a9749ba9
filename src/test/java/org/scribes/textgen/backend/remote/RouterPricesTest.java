package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.backend.remote.TestingUpstream.Behaviour;
import org.scribes.textgen.config.CostConfig;
import org.scribes.textgen.observe.TestingLog;
import org.scribes.textgen.threads.BackgroundTasks;

class RouterPricesTest {
    private static final String KEY = "hf_notARealKeyButSecret";
    private static final String LIST = """
            {"data": [{"id": "org/model", "providers": [
              {"provider": "one", "status": "live", "pricing": {"input": 0.10, "output": 0.20}},
              {"provider": "two", "status": "live", "pricing": {"input": 0.05, "output": 0.40}},
              {"provider": "three", "status": "live", "pricing": {"input": 0.20, "output": 0.05}},
              {"provider": "down", "status": "error", "pricing": {"input": 9, "output": 9}},
              {"provider": "silent", "status": "live"}]},
             {"id": "org/away", "providers": [
              {"provider": "down", "status": "error", "pricing": {"input": 9, "output": 9}}]}]}""";

    private final TestingUpstream upstream = new TestingUpstream(list(LIST)).withLookups();
    private final RouterPrices prices = prices(Map.of());

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource({
        // whoever is chosen, nobody asks for more
        "org/model,           0.2/0.4",
        "org/model:fastest,   0.2/0.4",
        "org/model:preferred, 0.2/0.4",
        "org/model:cheapest,  0.2/0.05",
        "org/model:one,       0.1/0.2",
        "org/model:down,      9/9",
        "org/away:down,       9/9",
        "org/model:silent,    none",
        "org/model:nobody,    none",
        "org/away,            none",
        "org/away:cheapest,   none",
        "org/other,           none",
        "org/other:one,       none",
        "org/model:,          none",
        ":one,                none",
    })
    void price_isThatOfWhoeverMayAnswer(String model, String expected) {
        assertThat(prices.refresh()).isEqualTo(RouterPrices.DAY);

        assertThat(shown(prices, model)).isEqualTo(expected);
    }

    @Test
    void list_isAskedForWithTheKey() {
        prices.refresh();

        assertThat(upstream.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo("GET /v1/models HTTP/1.1");
            assertThat(request.headers())
                    .containsEntry("authorization", "Bearer " + KEY)
                    .containsEntry("accept", "application/json");
        });
    }

    @Test
    void nothingReadYet_isNoPrice() {
        assertThat(shown(prices, "org/model")).isEqualTo("none");
        assertThat(upstream.calls()).isZero();
    }

    @Test
    void listThatCannotBeRead_leavesTheOldPricesAndIsAskedForMoreAndMoreSeldom() {
        prices.refresh();
        List<Behaviour> bad = List.of(
                list("{\"secret\": \"hush\"}"),
                list("<html>hush</html>"),
                (request, connection) -> connection.whole(500, "application/json", "{\"error\": \"hush\"}"),
                (request, connection) -> connection.whole(302, "text/plain", "", "Location: /other"),
                (request, connection) -> connection.reset(),
                list(LIST + " ".repeat(5 * 1024 * 1024)),
                list(LIST.replace("0.10", "x".repeat(100))));
        try (TestingLog log = new TestingLog(RouterPrices.class)) {
            Duration expected = RouterPrices.FIRST_PAUSE;
            for (Behaviour behaviour : bad) {
                upstream.behave(behaviour);

                assertThat(prices.refresh()).isEqualTo(expected);

                assertThat(upstream.requests())
                        .allSatisfy(request -> assertThat(request.line()).startsWith("GET /v1/models "));
                assertThat(shown(prices, "org/model:one")).isEqualTo("0.1/0.2");
                expected = expected.multipliedBy(2).compareTo(RouterPrices.LAST_PAUSE) < 0
                        ? expected.multipliedBy(2)
                        : RouterPrices.LAST_PAUSE;
            }
            assertThat(log.lines())
                    .hasSize(bad.size())
                    .allSatisfy(line ->
                            assertThat(line).startsWith("prices_unavailable").doesNotContain("hush", KEY));
        }
        upstream.behave(list(LIST.replace("0.10", "0.30")), list("{}"));

        assertThat(prices.refresh()).isEqualTo(RouterPrices.DAY);
        assertThat(shown(prices, "org/model:one")).isEqualTo("0.3/0.2");
        assertThat(prices.refresh()).as("it begins anew").isEqualTo(RouterPrices.FIRST_PAUSE);
    }

    @Test
    void serverThatFallsSilent_isNotWaitedForForLong() {
        upstream.behave((request, connection) -> {
            connection.head(200, "Content-Type: application/json", "Content-Length: 1000");
            connection.raw(new byte[] {'{'});
            connection.awaitClose();
        });
        long begin = System.nanoTime();

        assertThat(prices.refresh()).isEqualTo(RouterPrices.FIRST_PAUSE);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        upstream.awaitNoConnection();
    }

    @Test
    void serverThatDoesNotCease_isHeldToTheTimeOfAnAttempt() {
        upstream.behave((request, connection) -> {
            connection.head(200, "Content-Type: application/json", "Content-Length: 1000000");
            for (int i = 0; i < 1000; i++) {
                connection.raw(new byte[] {' '});
                Thread.sleep(50);
            }
        });
        long begin = System.nanoTime();

        assertThat(prices.refresh()).isEqualTo(RouterPrices.FIRST_PAUSE);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        upstream.awaitNoConnection();
    }

    /** Else the thread's schedule would end with it, and old prices stay for good. */
    @Test
    void errorWhileReading_isSeenAndThereIsANextTime() {
        BackgroundTasks tasks = new BackgroundTasks();
        AtomicBoolean broken = new AtomicBoolean(true);
        RouterPrices refreshed = new RouterPrices(
                () -> {
                    if (broken.get()) {
                        throw new NoClassDefFoundError("secret");
                    }
                    return Map.of();
                },
                true,
                tasks,
                "prices");

        assertThat(refreshed.refresh()).isEqualTo(RouterPrices.FIRST_PAUSE);
        assertThat(tasks.health().getData().orElseThrow()).containsEntry("prices", "NoClassDefFoundError");

        broken.set(false);
        assertThat(refreshed.refresh()).isEqualTo(RouterPrices.DAY);
        assertThat(tasks.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void listThatIsNotThere_leavesTheServiceReady() {
        BackgroundTasks tasks = new BackgroundTasks();
        RouterPrices refreshed = new RouterPrices(
                () -> {
                    throw new IOException("refused");
                },
                true,
                tasks,
                "prices");

        assertThat(refreshed.refresh()).isEqualTo(RouterPrices.FIRST_PAUSE);
        assertThat(tasks.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void read_isLogged() {
        try (TestingLog log = new TestingLog(RouterPrices.class)) {
            prices.refresh();

            assertThat(log.lines()).containsExactly("prices_read models=2");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', true, true", "'', false, false", "https://vllm, '', false", "https://vllm, true, true"})
    void list_isWantedWhereTokensArePaidFor(String url, String fromRouter, boolean wanted) {
        assertThat(prices(Map.of("textgen.hub.url", url, "textgen.cost.from-router", fromRouter))
                        .wanted())
                .isEqualTo(wanted);
    }

    @Test
    void publicRouterWithoutAKey_isNotAsked() {
        assertThat(prices(Map.of("textgen.hub.url", "", "hf.api.key", "")).wanted())
                .isFalse();
    }

    private RouterPrices prices(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of(
                "textgen.hub.url", upstream.uri().toString(),
                "textgen.hub.idle-timeout", "0.4",
                "textgen.hub.attempt-timeout", "1",
                "textgen.cost.from-router", "true",
                "hf.api.key", KEY));
        all.putAll(properties);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
        return new RouterPrices(
                TestingHubBackend.target(config), CostConfig.from(config).fromRouter(), new BackgroundTasks());
    }

    private static Behaviour list(String body) {
        return (request, connection) -> connection.whole(200, "application/json", body);
    }

    private static String shown(RouterPrices prices, String model) {
        return prices.price(model)
                .map(price ->
                        price.input().toPlainString() + "/" + price.output().toPlainString())
                .orElse("none");
    }
}
