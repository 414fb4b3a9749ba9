package org.scribes.textgen.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.scribes.textgen.config.Secret;

/** Makes connections to one server. Its threads, and what they need, come into being with the first. */
final class LettuceClient implements Connector {
    /** In the background nobody waits: this is for the network, a cold JVM and TLS, not for a command. */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final int THREADS = 2;

    private final Secret url;
    private final Duration timeout;
    private Optional<Running> running = Optional.empty();

    /** @param timeout of one command */
    LettuceClient(Secret url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
    }

    private record Running(ClientResources resources, RedisClient client) {}

    @Override
    public synchronized StatefulRedisConnection<String, byte[]> connect() {
        Running made = running.orElseGet(this::run);
        running = Optional.of(made);
        StatefulRedisConnection<String, byte[]> connection = made.client().connect(CODEC);
        connection.setTimeout(timeout);
        try {
            connection.sync().ping();
            return connection;
        } catch (RuntimeException e) {
            discard(connection);
            throw e;
        }
    }

    /** Ends {@code connection}, without waiting for its end. */
    static void discard(StatefulRedisConnection<String, byte[]> connection) {
        CompletableFuture<Void> unused = connection.closeAsync();
    }

    private Running run() {
        RedisURI address = RedisURI.create(url.reveal());
        address.setTimeout(CONNECT_LIMIT);
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .build();
        RedisClient client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECT_LIMIT).build())
                .build());
        return new Running(resources, client);
    }

    @Override
    public synchronized void close() {
        running.ifPresent(made -> {
            // Lettuce's own waiting for it has no end
            made.client()
                    .shutdownAsync(0, CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(failure -> null)
                    .completeOnTimeout(null, CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            made.resources()
                    .shutdown(0, CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly(CONNECT_LIMIT.toMillis());
        });
        running = Optional.empty();
    }
}
