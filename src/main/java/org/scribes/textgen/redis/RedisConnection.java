package org.scribes.textgen.redis;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.scribes.textgen.config.RedisConfig;
import org.scribes.textgen.domain.ServiceOpening;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * The connection to the optional Redis server that instances share. It is opened and reopened in the background. A call
 * waits at most {@code textgen.redis.timeout}, and not at all while the server is known to be unavailable. Failures of
 * the server give empty results; no method throws because of them.
 */
@ApplicationScoped
public class RedisConnection implements AutoCloseable {
    private final Optional<RedisLink> link;

    /** Starts to connect if a server is configured. */
    @Inject
    public RedisConnection(RedisConfig config, GenerationMetrics metrics, BackgroundTasks tasks) {
        link = config.url()
                .map(url -> new RedisLink(
                        new LettuceClient(url, config.timeout()), config.timeout(), tasks.task("redis-connection")));
        metrics.show(Gauge.REDIS_AVAILABLE, () -> available() ? 1 : 0);
    }

    /** Observing the start creates this bean before the first request. */
    void start(@Observes ServiceOpening event) {}

    /** Whether a server is configured, available or not. */
    public boolean configured() {
        return link.isPresent();
    }

    /** Whether the server is available, as far as is known. */
    public boolean available() {
        return link.map(RedisLink::available).orElse(false);
    }

    /** The value of {@code key}, if the server has one and answers in time. */
    public Optional<byte[]> get(String key) {
        return execute(connection -> Optional.ofNullable(connection.sync().get(key)))
                .flatMap(Function.identity());
    }

    /**
     * Sets {@code key} to {@code value}.
     *
     * @return whether the server confirmed it
     */
    public boolean set(String key, byte[] value, Duration expiry) {
        SetArgs expiring = SetArgs.Builder.px(expiry);
        return execute(connection -> connection.sync().set(key, value, expiring))
                .isPresent();
    }

    /**
     * Deletes {@code key} if it exists.
     *
     * @return whether the server confirmed it
     */
    public boolean delete(String key) {
        return execute(connection -> connection.sync().del(key)).isPresent();
    }

    /**
     * Runs {@code command} on the connection. The result is empty when the server is unavailable, late or refuses. The
     * connection must not be used after the call. Each Redis command may take {@code textgen.redis.timeout}; a caller
     * that sends several must bound their sum.
     *
     * @param command throws Lettuce's {@code RedisException} when the server fails
     */
    public <T> Optional<T> execute(Function<StatefulRedisConnection<String, byte[]>, T> command) {
        return link.flatMap(shared -> shared.execute(command));
    }

    /** Closes the connection and its threads. */
    @Override
    @PreDestroy
    public void close() {
        link.ifPresent(RedisLink::close);
    }
}
