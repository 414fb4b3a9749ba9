package org.scribes.textgen.redis;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.scribes.textgen.config.RedisConfig;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * The one connection to the Redis server that instances share, if there is one. It is made in the background and made
 * again whenever it breaks; nobody waits for it longer than {@code textgen.redis.timeout}, and nobody at all while the
 * server is known to be away. What the server does not do in time is not there: nothing here throws because of it.
 */
@ApplicationScoped
public class RedisConnection implements AutoCloseable {
    private final Optional<RedisLink> link;

    /** Begins to connect, if a server is configured. */
    @Inject
    public RedisConnection(RedisConfig config, GenerationMetrics metrics, BackgroundTasks tasks) {
        link = config.url()
                .map(url -> new RedisLink(
                        new LettuceClient(url, config.timeout()), config.timeout(), tasks.task("redis-connection")));
        metrics.show(Gauge.REDIS_AVAILABLE, () -> available() ? 1 : 0);
    }

    /** Being called at the application's start is what makes it connect before the first request. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {}

    /** Whether a server is configured, be it there or not. */
    public boolean configured() {
        return link.isPresent();
    }

    /** Whether the server is there now, as far as is known. */
    public boolean available() {
        return link.map(RedisLink::available).orElse(false);
    }

    /** The value of {@code key}, if the server has one and gives it in time. */
    public Optional<byte[]> get(String key) {
        return ask(connection -> Optional.ofNullable(connection.sync().get(key)))
                .flatMap(Function.identity());
    }

    /**
     * Sets {@code key} to {@code value}, for as long as {@code expiry}.
     *
     * @return whether the server has done so, as far as is known
     */
    public boolean set(String key, byte[] value, Duration expiry) {
        SetArgs expiring = SetArgs.Builder.px(expiry);
        return ask(connection -> connection.sync().set(key, value, expiring)).isPresent();
    }

    /**
     * Deletes {@code key}, if it is there.
     *
     * @return whether the server has done so, as far as is known
     */
    public boolean delete(String key) {
        return ask(connection -> connection.sync().del(key)).isPresent();
    }

    /**
     * What {@code question} finds out by the connection, which is its own for no longer than that; nothing when the
     * server is not there, is late or refuses. Each command may take {@code textgen.redis.timeout}: whoever sends more
     * than one bounds their sum.
     *
     * @param question throws Lettuce's {@code RedisException} when the server fails it
     */
    public <T> Optional<T> ask(Function<StatefulRedisConnection<String, byte[]>, T> question) {
        return link.flatMap(shared -> shared.ask(question));
    }

    /** Ends the connection and its threads for good. */
    @Override
    @PreDestroy
    public void close() {
        link.ifPresent(RedisLink::close);
    }
}
