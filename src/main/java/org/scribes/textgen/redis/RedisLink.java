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
 * Keeps a connection, on a thread of its own. A connection that broke or was late is given up for a new one, and not
 * left to Lettuce to mend: what waits on it ends at once, nothing is sent twice, and a connection whose other side
 * vanished without a word does not stand in the way.
 */
final class RedisLink {
    private static final EventLog LOG = EventLog.of(RedisLink.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Connector client;
    private final Duration timeout;
    private final BackgroundTask task;
    private final ScheduledThreadPoolExecutor thread;
    private final CountDownLatch tried = new CountDownLatch(1);
    private final AtomicReference<@Nullable StatefulRedisConnection<String, byte[]>> current = new AtomicReference<>();
    private final AtomicReference<@Nullable StatefulRedisConnection<String, byte[]>> refusing = new AtomicReference<>();
    /** Of the thread: whether the log says that the server is away. */
    private boolean away;

    RedisLink(Connector client, Duration timeout, BackgroundTask task) {
        this.client = client;
        this.timeout = timeout;
        this.task = task;
        this.thread = new ScheduledThreadPoolExecutor(
                1,
                work -> {
                    Thread made = new Thread(work, "redis-connection");
                    made.setDaemon(true);
                    return made;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.execute(this::connect);
    }

    boolean available() {
        return current.get() != null;
    }

    <T> Optional<T> ask(Function<StatefulRedisConnection<String, byte[]>, T> question) {
        awaitFirstTry();
        StatefulRedisConnection<String, byte[]> connection = current.get();
        if (connection == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(connection));
        } catch (RedisException failure) {
            failed(connection, failure);
            return Optional.empty();
        }
    }

    /** Of a cause too, since whoever asked may have wrapped what Lettuce said. */
    private void failed(StatefulRedisConnection<String, byte[]> connection, RedisException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return;
            }
            if (cause instanceof RedisCommandExecutionException refused) {
                refuse(connection, refused);
                return;
            }
        }
        lose(connection, failure);
    }

    /** Until then it is not known whether the server is there; whoever waited for it in vain was the last to wait. */
    private void awaitFirstTry() {
        if (tried.getCount() == 0) {
            return;
        }
        try {
            tried.await(timeout.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tried.countDown();
    }

    private void connect() {
        try {
            if (!task.run(this::tryToConnect)) {
                discardCurrent();
                connectLater();
            }
        } finally {
            tried.countDown();
        }
    }

    private void discardCurrent() {
        StatefulRedisConnection<String, byte[]> half = current.getAndSet(null);
        if (half != null) {
            LettuceClient.discard(half);
        }
    }

    private void tryToConnect() {
        try {
            StatefulRedisConnection<String, byte[]> connection = client.connect();
            current.set(connection);
            LOG.info(away ? "redis_back" : "redis_connected");
            away = false;
            connection.addListener(new RedisConnectionStateListener() {
                @Override
                public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                    lose(connection, new RedisException("disconnected"));
                }
            });
            if (!connection.isOpen()) {
                lose(connection, new RedisException("disconnected"));
            }
        } catch (RuntimeException e) {
            tell(e);
            connectLater();
        }
    }

    /** Gives {@code connection} up, once, however many find out that it is of no use. */
    private void lose(StatefulRedisConnection<String, byte[]> connection, RuntimeException why) {
        if (current.compareAndSet(connection, null)) {
            thread.execute(() -> tell(why));
            LettuceClient.discard(connection);
            connectLater();
        }
    }

    private void connectLater() {
        ScheduledFuture<?> unused = thread.schedule(this::connect, PAUSE.toMillis(), MILLISECONDS);
    }

    private void tell(RuntimeException why) {
        if (!away && !thread.isShutdown()) {
            away = true;
            LOG.warn("redis_away", failure(why));
        }
    }

    /** The server is there, but does not do what it is asked: a matter of its settings, and of one line of the log. */
    private void refuse(StatefulRedisConnection<String, byte[]> connection, RedisCommandExecutionException why) {
        if (refusing.getAndSet(connection) != connection) {
            LOG.warn("redis_refuses", field("reason", reason(why)));
        }
    }

    /** The word that Redis begins an error with, such as OOM or NOPERM; what follows it may quote a key. */
    private static String reason(RedisCommandExecutionException why) {
        String word = String.valueOf(why.getMessage()).split(" ", 2)[0];
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
