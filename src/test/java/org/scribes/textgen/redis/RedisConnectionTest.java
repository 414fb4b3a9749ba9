package org.scribes.textgen.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.RedisConfig;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

class RedisConnectionTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final byte[] VALUE = "value".getBytes(UTF_8);

    @Test
    void noServerConfigured_isUnavailableWithoutAThread() {
        try (RedisConnection none = connection(Optional.empty(), MINUTE)) {
            assertThat(none.configured()).isFalse();
            assertThat(none.available()).isFalse();
            assertThat(none.get("key")).isEmpty();
            assertThat(none.set("key", VALUE, MINUTE)).isFalse();
            assertThat(none.delete("key")).isFalse();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("redis-connection");
        }
    }

    @Test
    void unreachableServer_givesEmptyResults() {
        try (RedisConnection away = connection(Optional.of("redis://secret:password@127.0.0.1:1"), MINUTE)) {
            assertThat(away.configured()).isTrue();
            assertThat(away.get("key")).isEmpty();
            assertThat(away.set("key", VALUE, MINUTE)).isFalse();
            assertThat(away.available()).isFalse();
        }
    }

    @Test
    void values_areKeptUntilTheyAreDeletedOrExpire() {
        try (TestingRedis redis = TestingRedis.start();
                RedisConnection connection = redis.connect()) {
            assertThat(connection.get("key")).isEmpty();
            assertThat(connection.set("key", VALUE, MINUTE)).isTrue();
            assertThat(connection.get("key")).contains(VALUE);
            assertThat(connection.execute(shared -> shared.sync().pttl("key")).orElseThrow())
                    .isBetween(1L, MINUTE.toMillis());
            assertThat(connection.delete("key")).isTrue();
            assertThat(connection.get("key")).isEmpty();
        }
    }

    @Test
    void refusedCommand_givesNoResultAndKeepsTheConnection() {
        try (TestingRedis redis = TestingRedis.start();
                RedisConnection connection = redis.connect()) {
            connection.execute(shared -> shared.sync().configSet("maxmemory", "1"));

            assertThat(connection.set("key", VALUE, MINUTE)).isFalse();
            assertThat(connection.available()).isTrue();
            assertThat(connection.get("key")).isEmpty();
        }
    }

    @Test
    void restartedServer_isAvailableAgain() {
        try (TestingRedis redis = TestingRedis.start();
                RedisConnection connection = redis.connect()) {
            redis.kill();
            assertThat(connection.set("key", VALUE, MINUTE)).isFalse();
            TestingRedis.await(connection, false);

            redis.startAgain();
            TestingRedis.await(connection, true);

            assertThat(connection.set("key", VALUE, MINUTE)).isTrue();
        }
    }

    @Test
    void silentServer_isUnavailableAfterOneTimeoutUntilItAnswers() {
        try (TestingRedis redis = TestingRedis.start();
                RedisConnection connection = connection(Optional.of(redis.url()), Duration.ofMillis(300))) {
            TestingRedis.await(connection, true);
            redis.freeze();
            assertThat(connection.get("key")).isEmpty();
            assertThat(connection.available()).isFalse();

            redis.thaw();
            TestingRedis.await(connection, true);

            assertThat(connection.set("key", VALUE, MINUTE)).isTrue();
        }
    }

    private static RedisConnection connection(Optional<String> url, Duration timeout) {
        return new RedisConnection(
                new RedisConfig(url.map(Secret::new), timeout), new TestingMetrics().metrics(), new BackgroundTasks());
    }
}
