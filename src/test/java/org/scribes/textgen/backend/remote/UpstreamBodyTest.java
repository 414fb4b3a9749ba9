package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Cancellation;

class UpstreamBodyTest {
    private static final int ROUNDS = 20_000;

    private final Connection connection = new Connection();

    private static final class Connection implements Flow.Subscription {
        private final AtomicInteger requested = new AtomicInteger();
        private final AtomicInteger cancelled = new AtomicInteger();

        @Override
        public void request(long count) {
            requested.addAndGet((int) count);
        }

        @Override
        public void cancel() {
            cancelled.incrementAndGet();
        }
    }

    @Test
    void bodyThatIsClosed_isCancelledOnceAndAskedForNoMore() throws IOException {
        UpstreamBody body = body();
        body.onSubscribe(connection);
        body.onNext(bytes("In"));

        assertThat(body.read()).isEqualTo('I');
        body.close();
        body.close();
        body.drain();

        assertThat(connection.cancelled).hasValue(1);
        assertThat(connection.requested).hasValue(2);
    }

    @Test
    void bodyThatIsClosed_cancelsWhatComesLater() {
        UpstreamBody body = body();
        body.close();
        body.onSubscribe(connection);

        assertThat(connection.cancelled).hasValue(1);
        assertThat(connection.requested).hasValue(0);
    }

    @Test
    void bodyThatIsClosed_keepsNothingAndEndsItsReader() throws IOException {
        UpstreamBody body = body();
        body.onSubscribe(connection);
        body.onNext(bytes("waits to be read"));
        body.close();
        body.onNext(bytes("was on its way"));

        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
        assertThat(body.available()).isZero();
    }

    @Test
    void secondSubscription_isCancelled() {
        UpstreamBody body = body();
        body.onSubscribe(connection);
        Connection second = new Connection();
        body.onSubscribe(second);

        assertThat(second.cancelled).hasValue(1);
        assertThat(connection.cancelled).hasValue(0);
    }

    @Test
    void bodyThatIsClosedWhileItBegins_isAlwaysCancelled() {
        AtomicInteger round = new AtomicInteger();
        UpstreamBody[] bodies = new UpstreamBody[ROUNDS];
        Connection[] connections = new Connection[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            bodies[i] = body();
            connections[i] = new Connection();
        }
        CompletableFuture<Void> client = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                awaitRound(round, i);
                bodies[i].onSubscribe(connections[i]);
            }
        });
        for (int i = 0; i < ROUNDS; i++) {
            awaitRound(round, i);
            bodies[i].close();
        }
        client.join();

        assertThat(connections).allSatisfy(each -> assertThat(each.cancelled).hasValue(1));
    }

    /** Both threads leave a round at once: the second to come lets the first go. */
    private static void awaitRound(AtomicInteger arrived, int round) {
        arrived.incrementAndGet();
        while (arrived.get() < 2 * (round + 1)) {
            Thread.onSpinWait();
        }
    }

    private static UpstreamBody body() {
        Duration patience = Duration.ofSeconds(5);
        Cancellation cancellation = new Cancellation(patience, System::nanoTime);
        return new UpstreamBody(new IdleTimeout(cancellation, patience), cancellation);
    }

    private static List<ByteBuffer> bytes(String text) {
        return List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
