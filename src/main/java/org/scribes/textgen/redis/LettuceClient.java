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

/** Connects to one Redis server with Lettuce. The first connection creates the client and its threads. */
final class LettuceClient implements Connector {
    /** Allows for the network, a cold JVM and TLS. No request waits for it. */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final int THREADS = 2;

    private final Secret url;
    private final Duration timeout;
    private Optional<Client> client = Optional.empty();

    /** @param timeout of one command */
    LettuceClient(Secret url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
    }

    private record Client(ClientResources resources, RedisClient lettuce) {}

    @Override
    public synchronized StatefulRedisConnection<String, byte[]> connect() {
        Client current = client.orElseGet(this::create);
        client = Optional.of(current);
        StatefulRedisConnection<String, byte[]> connection = current.lettuce().connect(CODEC);
        connection.setTimeout(timeout);
        try {
            connection.sync().ping();
            return connection;
        } catch (RuntimeException e) {
            discard(connection);
            throw e;
        }
    }

    /** Closes {@code connection} without waiting. */
    static void discard(StatefulRedisConnection<String, byte[]> connection) {
        CompletableFuture<Void> unused = connection.closeAsync();
    }

    private Client create() {
        RedisURI address = RedisURI.create(url.reveal());
        address.setTimeout(CONNECT_LIMIT);
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .build();
        RedisClient lettuce = RedisClient.create(resources, address);
        lettuce.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECT_LIMIT).build())
                .build());
        return new Client(resources, lettuce);
    }

    @Override
    public synchronized void close() {
        client.ifPresent(current -> {
            // Lettuce's own shutdown has no time limit
            current.lettuce()
                    .shutdownAsync(0, CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(failure -> null)
                    .completeOnTimeout(null, CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            current.resources()
                    .shutdown(0, CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly(CONNECT_LIMIT.toMillis());
        });
        client = Optional.empty();
    }
}
