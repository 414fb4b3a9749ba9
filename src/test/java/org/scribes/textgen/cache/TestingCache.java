package org.scribes.textgen.cache;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.scribes.textgen.config.CacheConfig;
import org.scribes.textgen.config.RedisConfig;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.observe.TestingTracing;
import org.scribes.textgen.redis.RedisConnection;
import org.scribes.textgen.threads.BackgroundTasks;

/** An answer cache without Redis. */
public final class TestingCache {
    private TestingCache() {}

    public static AnswerCache of(Executor threads, TestingMetrics metrics) {
        CacheConfig config = CacheConfig.from(TestingConfig.of());
        RedisConnection none =
                new RedisConnection(RedisConfig.from(TestingConfig.of()), metrics.metrics(), new BackgroundTasks());
        return new AnswerCache(
                config,
                TestingKeys.of(TestingConfig.of()),
                new RedisAnswerCache(config, none),
                threads,
                metrics.metrics(),
                TestingTracing.off(),
                InstantSource.system());
    }
}
