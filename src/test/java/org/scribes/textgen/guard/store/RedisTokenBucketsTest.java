package org.scribes.textgen.guard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.guard.TestingLimits.caller;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.RedisConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.guard.TestingLimits;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.redis.RedisConnection;
import org.scribes.textgen.redis.TestingRedis;
import org.scribes.textgen.threads.BackgroundTasks;

/** Two instances that share a Redis server. A limit of 5 refills one token in 12 seconds, longer than a test takes. */
class RedisTokenBucketsTest {
    private static final Caller USER = caller("assistant", "a1");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private TestingRedis redis;
    private RedisConnection ofOne;
    private RedisConnection ofOther;
    private TestingLimits one;
    private TestingLimits other;

    @BeforeEach
    void start() {
        redis = TestingRedis.start();
        ofOne = redis.connect();
        ofOther = redis.connect();
        one = limits(ofOne);
        other = limits(ofOther);
    }

    @AfterEach
    void stop() {
        if (redis != null) {
            ofOne.close();
            ofOther.close();
            redis.close();
        }
    }

    @Test
    void concurrentInstances_shareTheLimit() throws Exception {
        AtomicLong passed = new AtomicLong();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        for (int client = 0; client < 8; client++) {
            TestingLimits asked = client % 2 == 0 ? one : other;
            clients.execute(() -> passed.addAndGet(asked.passing(5, USER)));
        }
        clients.shutdown();

        assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(passed).hasValue(5);
    }

    @Test
    void takenTokens_areSeenByTheOtherInstance() {
        one.passing(2, USER);
        one.charge(caller("assistant"), 500, 0);

        assertThat(other.admit(USER).quotas())
                .satisfiesExactly(
                        user -> assertThat(user.remaining()).isEqualTo(2),
                        tokens -> assertThat(tokens.remaining()).isBetween(500L, 700L));
        other.charge(caller("assistant"), 5000, 400);
        assertThat(one.admit(USER).refusal().orElseThrow()).hasMessageContaining("tokens a minute");
        assertThat(other.admit(USER).quotas().get(0).remaining()).isEqualTo(2);
    }

    @Test
    void buckets_haveThePrefixAndExpire() {
        one.passes(USER);
        one.charge(caller("assistant"), 1000, 0);

        List<String> keys =
                ofOne.execute(connection -> connection.sync().keys("*")).orElseThrow();

        assertThat(keys)
                .containsExactlyInAnyOrder(
                        "textgen:rate:user-requests:5:a1:assistant", "textgen:rate:key-tokens:1000:assistant");
        assertThat(keys)
                .allSatisfy(key -> assertThat(
                                ofOne.execute(connection -> connection.sync().pttl(key))
                                        .orElseThrow())
                        .isBetween(1L, 75_000L));
    }

    @Test
    void killedRedis_leavesLocalBucketsUntilItReturns() {
        assertThat(one.passing(9, USER)).isEqualTo(5);
        redis.kill();

        assertThat(one.passing(9, USER)).isEqualTo(5);
        assertThat(other.passing(9, USER)).isEqualTo(5);

        redis.startAgain();
        TestingRedis.await(ofOne, true);
        TestingRedis.await(ofOther, true);
        assertThat(one.passing(3, USER)).isEqualTo(3);
        assertThat(other.passing(9, USER)).isEqualTo(2);
    }

    @Test
    void silentRedis_isWaitedForOnce() {
        try (RedisConnection impatient = new RedisConnection(
                new RedisConfig(redis.config().url(), Duration.ofMillis(500)),
                new TestingMetrics().metrics(),
                new BackgroundTasks())) {
            TestingRedis.await(impatient, true);
            TestingLimits limits = new TestingLimits(
                    5, 0, 1000, new RedisTokenBuckets(impatient, Duration.ofMillis(500), System::nanoTime));
            redis.freeze();
            long start = System.nanoTime();

            assertThat(limits.passing(100, USER)).isEqualTo(5);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        } finally {
            redis.thaw();
        }
    }

    private static TestingLimits limits(RedisConnection connection) {
        return new TestingLimits(5, 0, 1000, new RedisTokenBuckets(connection, PATIENCE, System::nanoTime));
    }
}
