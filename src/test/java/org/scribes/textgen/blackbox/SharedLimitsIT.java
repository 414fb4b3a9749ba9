package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.redis.RedisConnection;
import org.scribes.textgen.redis.TestingRedis;

/** Two instances at one Redis let a user in together as often as the limit allows, and each by itself when Redis is gone. */
class SharedLimitsIT {
    private static final int LIMIT = 10;
    private static final String READER = "reader-42";
    private static final Duration REFILL = Duration.ofMinutes(1).dividedBy(LIMIT);
    private static final String POLICY = "\"user-requests\";q=10;w=60";

    @Test
    void twoInstances_allowExactlyTheLimitTogetherAndGoOnWithoutRedis() throws Exception {
        try (TestingRedis redis = TestingRedis.start()) {
            Map<String, String> environment = Map.of(
                    "TEXTGEN_BACKENDS",
                    "extractive",
                    "TEXTGEN_USER_HASH_KEY",
                    "a-secret-of-thirty-two-characters-or-more",
                    "TEXTGEN_REDIS_URL",
                    redis.url(),
                    "TEXTGEN_REDIS_TIMEOUT",
                    "5");
            CompletableFuture<TestingServer> beside =
                    CompletableFuture.supplyAsync(() -> TestingServer.start("limits-1", environment));
            try (TestingServer second = TestingServer.start("limits-2", environment);
                    TestingServer first = beside.join()) {
                Api one = new Api(first).awaitReady();
                Api other = new Api(second).awaitReady();
                notCounted(one);
                notCounted(other);

                sharedLimit(one, other);
                assertThat(one.post(Api.GENERATE, of("another")).statusCode()).isEqualTo(200);
                assertThat(one.post(Api.GENERATE, Api.QUESTION).statusCode()).isEqualTo(200);
                assertThat(keys(redis)).isNotEmpty().noneMatch(key -> key.contains(READER));
                redis.kill();
                localLimit(one);
                localLimit(other);
            }
        }
    }

    private static String of(String user) {
        return Api.QUESTION.replaceFirst("\\{", "{\"user\": \"" + user + "\", ");
    }

    /** What the instances keep together. */
    private static List<String> keys(TestingRedis redis) {
        try (RedisConnection connection = redis.connect()) {
            return connection.execute(asked -> asked.sync().keys("*")).orElseThrow();
        }
    }

    private static void notCounted(Api api) throws Exception {
        for (int i = 0; i < 2 * LIMIT; i++) {
            HttpResponse<String> response = api.post(Api.VERIFY, "{\"answer\": \"Amen.\", \"passages\": []}");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().map()).doesNotContainKeys("ratelimit", "ratelimit-policy");
        }
    }

    private static void sharedLimit(Api one, Api other) throws Exception {
        List<Callable<HttpResponse<String>>> requests = new ArrayList<>();
        for (int i = 0; i < 2 * LIMIT; i++) {
            String path = i % 4 < 2 ? Api.GENERATE : Api.STREAM;
            requests.add(() -> one.post(path, of(READER)));
            requests.add(() -> other.post(path, of(READER)));
        }
        long start = System.nanoTime();
        List<HttpResponse<String>> responses = atOnce(requests);

        long refused = checked(responses);
        assertAllowed(responses.size() - refused, start);
        assertThat(refusals(one) + refusals(other)).isEqualTo(refused);
        assertThat(Metrics.of(one).sum("textgen_redis_available")).isEqualTo(1);
    }

    private static void localLimit(Api api) throws Exception {
        long start = System.nanoTime();
        List<HttpResponse<String>> responses = new ArrayList<>();
        for (int i = 0; i < 2 * LIMIT; i++) {
            responses.add(api.post(Api.GENERATE, of(READER)));
        }

        assertAllowed(responses.size() - checked(responses), start);
        assertThat(Metrics.of(api).sum("textgen_redis_available")).isZero();
    }

    /** Exactly the limit, and what flowed back if the machine was so slow. */
    private static void assertAllowed(long allowed, long start) {
        assertThat(allowed).isBetween((long) LIMIT, LIMIT + (System.nanoTime() - start) / REFILL.toNanos());
    }

    /** How many of the responses are refusals; every one of them is right, and so are the others. */
    private static long checked(List<HttpResponse<String>> responses) {
        long refused = 0;
        for (HttpResponse<String> response : responses) {
            assertThat(response.headers().firstValue("RateLimit-Policy")).contains(POLICY);
            assertThat(response.headers().firstValue("RateLimit").orElseThrow())
                    .matches("\"user-requests\";r=\\d;t=\\d+");
            if (response.statusCode() == 200) {
                assertThat(response.body()).contains("John 3:16");
                continue;
            }
            refused++;
            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(Api.problem(response).path("code").textValue()).isEqualTo("RATE_LIMITED");
            assertThat(Api.problem(response).path("detail").textValue()).contains("10 a minute");
            assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, REFILL.toSeconds());
            assertThat(response.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"user-requests\";r=0;");
        }
        return refused;
    }

    private static long refusals(Api api) throws Exception {
        return (long) Metrics.of(api).sum("textgen_rate_limited_total", "policy=\"user-requests\"");
    }

    private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> requests) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(requests.size());
        try {
            List<HttpResponse<String>> responses = new ArrayList<>();
            for (Future<HttpResponse<String>> response : clients.invokeAll(requests)) {
                responses.add(response.get());
            }
            return responses;
        } finally {
            clients.shutdownNow();
        }
    }
}
