package org.scribes.textgen.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.CacheConfig;
import org.scribes.textgen.config.RedisConfig;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.redis.RedisConnection;
import org.scribes.textgen.redis.TestingRedis;
import org.scribes.textgen.threads.BackgroundTasks;

/** Runs against a real Redis. */
class RedisAnswerCacheTest {
    private static final String SECRET = "a secret of more than thirty-two characters".replace(' ', '-');
    private static final Duration HOUR = Duration.ofHours(1);
    private static final CachedAnswer ANSWER = TestingAnswers.grounded(TestingAnswers.NOON);

    private static TestingRedis redis;
    private static RedisConnection one;
    private static RedisConnection two;

    @BeforeAll
    static void start() {
        redis = TestingRedis.start();
        one = redis.connect();
        two = redis.connect();
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            one.close();
            two.close();
            redis.close();
        }
    }

    private static RedisAnswerCache answers(RedisConnection connection, String... properties) {
        return new RedisAnswerCache(CacheConfig.from(TestingConfig.of(properties)), connection);
    }

    private static List<String> keys() {
        return one.execute(connection -> connection.sync().keys("textgen:answer:*"))
                .orElseThrow();
    }

    private static String everythingStored() {
        StringBuilder all = new StringBuilder();
        keys().forEach(key -> all.append(key).append(new String(one.get(key).orElseThrow(), UTF_8)));
        return all.toString();
    }

    @Test
    void answerOfOneInstance_isVisibleToOthers() {
        answers(one).put("shared", ANSWER, HOUR);

        assertThat(answers(two).get("shared")).contains(ANSWER);
        assertThat(answers(two).get("missing")).isEmpty();
    }

    @Test
    void answer_afterTimeToLive_expires() {
        answers(one).put("short", ANSWER, HOUR);

        assertThat(one.execute(connection -> connection.sync().pttl("textgen:answer:short")))
                .hasValueSatisfying(millis -> assertThat(millis).isBetween(1L, HOUR.toMillis()));
    }

    @Test
    void encryptedAnswer_isReadWithItsKeyOnly() {
        one.execute(connection -> connection.sync().flushall());
        RedisAnswerCache encrypted = answers(one, "textgen.cache.key", SECRET);
        encrypted.put("encrypted", ANSWER, HOUR);

        assertThat(answers(two, "textgen.cache.key", SECRET).get("encrypted")).contains(ANSWER);
        assertThat(answers(two, "textgen.cache.key", SECRET + "x").get("encrypted"))
                .isEmpty();
        assertThat(answers(two).get("encrypted")).isEmpty();
        assertThat(keys()).hasSize(1);
        assertThat(everythingStored()).doesNotContain("encrypted", "God", "completion", "tiny");
    }

    @Test
    void forgedAnswer_isIgnored() {
        one.execute(connection -> connection.sync().flushall());
        RedisAnswerCache encrypted = answers(one, "textgen.cache.key", SECRET);
        encrypted.put("one", ANSWER, HOUR);
        byte[] valid = one.get(keys().get(0)).orElseThrow();
        encrypted.put("other", ANSWER, HOUR);
        keys().forEach(key -> one.set(key, valid, HOUR));

        assertThat(encrypted.get("one")).contains(ANSWER);
        assertThat(encrypted.get("other")).isEmpty();

        keys().forEach(key -> one.set(key, new AnswerCodec().write(ANSWER), HOUR));
        assertThat(encrypted.get("one")).isEmpty();
    }

    @Test
    void noRedis_cachesNothing() {
        RedisConnection none = new RedisConnection(
                new RedisConfig(Optional.empty(), HOUR), new TestingMetrics().metrics(), new BackgroundTasks());
        RedisAnswerCache alone = answers(none);

        alone.put("key", ANSWER, HOUR);

        assertThat(alone.get("key")).isEmpty();
    }
}
