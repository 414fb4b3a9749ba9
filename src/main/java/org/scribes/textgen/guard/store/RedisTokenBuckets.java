package org.scribes.textgen.guard.store;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketExceptions;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.scribes.textgen.config.RedisConfig;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.guard.RateLimit;
import org.scribes.textgen.guard.SharedTokenBuckets;
import org.scribes.textgen.guard.TokenBuckets;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.redis.RedisConnection;

/**
 * Token buckets in Redis, shared by all instances through compare-and-swap. A bucket expires once it would be full. The
 * clocks of the instances should be synchronized.
 */
@ApplicationScoped
public class RedisTokenBuckets implements SharedTokenBuckets {
    private static final EventLog LOG = EventLog.of(RedisTokenBuckets.class);
    private static final int LOCKS = 256;
    private static final String PREFIX = "textgen:rate:";
    private static final ExpirationAfterWriteStrategy EXPIRY =
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10));

    private final RedisConnection redis;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    /** Serializes requests of one client, which would otherwise cause compare-and-swap conflicts. */
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    private final AtomicBoolean shared = new AtomicBoolean(true);

    @Inject
    public RedisTokenBuckets(RedisConnection redis, RedisConfig config) {
        this(redis, config.timeout(), System::nanoTime);
    }

    /** @param timeout of one call to {@link #with} */
    RedisTokenBuckets(RedisConnection redis, Duration timeout, LongSupplier nanoTime) {
        this.redis = redis;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
    }

    @Override
    public <T> Optional<T> with(Client client, Function<TokenBuckets, T> use) {
        if (!redis.configured()) {
            return Optional.empty();
        }
        ReentrantLock lock = locks.get(Math.floorMod(client.id().hashCode(), locks.size()));
        if (!acquired(lock)) {
            return Optional.empty();
        }
        try {
            return execute(use);
        } finally {
            lock.unlock();
        }
    }

    private boolean acquired(ReentrantLock lock) {
        try {
            return lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> Optional<T> execute(Function<TokenBuckets, T> use) {
        Optional<T> result = redis.execute(connection -> use(connection, use));
        if (shared.getAndSet(result.isPresent()) != result.isPresent()) {
            logSharing(result.isPresent());
        }
        return result;
    }

    private <T> T use(StatefulRedisConnection<String, byte[]> connection, Function<TokenBuckets, T> use) {
        long deadline = nanoTime.getAsLong() + timeout.toNanos();
        try {
            return use.apply(limit -> bucket(connection, limit, Duration.ofNanos(deadline - nanoTime.getAsLong())));
        } catch (BucketExceptions.BucketExecutionException failure) {
            throw new RedisException(failure);
        }
    }

    private static Bucket bucket(
            StatefulRedisConnection<String, byte[]> connection, RateLimit limit, Duration remaining) {
        if (remaining.isNegative() || remaining.isZero()) {
            throw new RedisCommandTimeoutException("the limits of one request took too long");
        }
        return Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(EXPIRY)
                .requestTimeout(remaining)
                .build()
                .builder()
                .build(PREFIX + limit.key(), limit::configuration);
    }

    private static void logSharing(boolean shared) {
        if (shared) {
            LOG.info("rate_limits_shared");
        } else {
            LOG.warn("rate_limits_local");
        }
    }
}
