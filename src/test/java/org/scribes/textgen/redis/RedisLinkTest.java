package org.scribes.textgen.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.threads.BackgroundTasks;

/** The reconnecting thread, without a server. */
@Timeout(30)
class RedisLinkTest {
    private final BackgroundTasks tasks = new BackgroundTasks();
    private final Semaphore attempts = new Semaphore(0);

    /** A connector that always fails. */
    private Connector failing(Runnable failure) {
        return new Connector() {
            @Override
            public StatefulRedisConnection<String, byte[]> connect() {
                attempts.release();
                failure.run();
                throw new RedisConnectionException("refused");
            }

            @Override
            public void close() {}
        };
    }

    private RedisLink link(Connector connector) {
        return new RedisLink(connector, Duration.ofMillis(10), tasks.task("redis-connection"));
    }

    @Test
    void errorWhileConnecting_isReportedAndRetried() throws InterruptedException {
        RedisLink link = link(failing(() -> {
            throw new NoClassDefFoundError("io/netty/Something");
        }));
        try {
            assertThat(attempts.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
            assertThat(link.execute(connection -> 1)).isEmpty();
            assertThat(tasks.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(tasks.health().getData().orElseThrow())
                    .containsEntry("redis-connection", "NoClassDefFoundError");
        } finally {
            link.close();
        }
    }

    /** Each instance uses its local state during an outage. */
    @Test
    void unreachableServer_leavesTheServiceReady() throws InterruptedException {
        RedisLink link = link(failing(() -> {}));
        try {
            assertThat(attempts.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
            assertThat(tasks.health().getStatus()).isEqualTo(Status.UP);
        } finally {
            link.close();
        }
    }
}
