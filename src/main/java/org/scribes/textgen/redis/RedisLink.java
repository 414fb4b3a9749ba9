package org.scribes.textgen.redis;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.threads.BackgroundTask;

/**
 * Keeps one connection open, on its own thread. A broken or late connection is replaced instead of left to Lettuce's
 * reconnect: pending commands end at once, no command is sent twice, and a peer that vanished silently does not block
 * anything.
 */
final class RedisLink {
    private static final EventLog LOG = EventLog.of(RedisLink.class);
    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    private final Connector client;
    private final Duration timeout;
    private final BackgroundTask task;
    private final ScheduledThreadPoolExecutor thread;
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private final AtomicReference<@Nullable StatefulRedisConnection<String, byte[]>> current = new AtomicReference<>();
    private final AtomicReference<@Nullable StatefulRedisConnection<String, byte[]>> lastRefusing =
            new AtomicReference<>();
    /** Whether the outage is logged. Used by the connection thread only. */
    private boolean away;

    RedisLink(Connector client, Duration timeout, BackgroundTask task) {
        this.client = client;
        this.timeout = timeout;
        this.task = task;
        this.thread = new ScheduledThreadPoolExecutor(
                1,
                work -> {
                    Thread created = new Thread(work, "redis-connection");
                    created.setDaemon(true);
                    return created;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.execute(this::connect);
    }

    boolean available() {
        return current.get() != null;
    }

    <T> Optional<T> execute(Function<StatefulRedisConnection<String, byte[]>, T> command) {
        awaitFirstAttempt();
        StatefulRedisConnection<String, byte[]> connection = current.get();
        if (connection == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(command.apply(connection));
        } catch (RedisException failure) {
            failed(connection, failure);
            return Optional.empty();
        }
    }

    /** Checks the causes too, because the command may have wrapped Lettuce's exception. */
    private void failed(StatefulRedisConnection<String, byte[]> connection, RedisException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return;
            }
            if (cause instanceof RedisCommandExecutionException refusal) {
                logRefusal(connection, refusal);
                return;
            }
        }
        drop(connection, failure);
    }

    /** Waits for the first attempt to connect, until one waiter has timed out. */
    private void awaitFirstAttempt() {
        if (firstAttempt.getCount() == 0) {
            return;
        }
        try {
            firstAttempt.await(timeout.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        firstAttempt.countDown();
    }

    private void connect() {
        try {
            if (!task.run(this::attemptConnect)) {
                discardCurrent();
                connectLater();
            }
        } finally {
            firstAttempt.countDown();
        }
    }

    private void discardCurrent() {
        StatefulRedisConnection<String, byte[]> connection = current.getAndSet(null);
        if (connection != null) {
            LettuceClient.discard(connection);
        }
    }

    private void attemptConnect() {
        try {
            StatefulRedisConnection<String, byte[]> connection = client.connect();
            current.set(connection);
            LOG.info(away ? "redis_back" : "redis_connected");
            away = false;
            connection.addListener(new RedisConnectionStateListener() {
                @Override
                public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                    drop(connection, new RedisException("disconnected"));
                }
            });
            if (!connection.isOpen()) {
                drop(connection, new RedisException("disconnected"));
            }
        } catch (RuntimeException e) {
            logOutage(e);
            connectLater();
        }
    }

    /** Replaces {@code connection}. Further calls for the same connection have no effect. */
    private void drop(StatefulRedisConnection<String, byte[]> connection, RuntimeException cause) {
        if (current.compareAndSet(connection, null)) {
            thread.execute(() -> logOutage(cause));
            LettuceClient.discard(connection);
            connectLater();
        }
    }

    private void connectLater() {
        ScheduledFuture<?> unused = thread.schedule(this::connect, RETRY_DELAY.toMillis(), MILLISECONDS);
    }

    private void logOutage(RuntimeException cause) {
        if (!away && !thread.isShutdown()) {
            away = true;
            LOG.warn("redis_away", failure(cause));
        }
    }

    /**
     * Logs once per connection that the server is available but refuses commands, for example because of its settings.
     */
    private void logRefusal(
            StatefulRedisConnection<String, byte[]> connection, RedisCommandExecutionException refusal) {
        if (lastRefusing.getAndSet(connection) != connection) {
            LOG.warn("redis_refuses", field("reason", reason(refusal)));
        }
    }

    /** The first word of a Redis error, for example OOM or NOPERM. The rest may contain a key. */
    private static String reason(RedisCommandExecutionException refusal) {
        String word = String.valueOf(refusal.getMessage()).split(" ", 2)[0];
        return word.matches("[A-Z]{2,20}") ? word : "unknown";
    }

    void close() {
        thread.shutdownNow();
        current.set(null);
        try {
            thread.awaitTermination(LettuceClient.CONNECT_LIMIT.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
