package org.scribes.textgen.api.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

@Timeout(20)
class StatusStreamsTest {
    private static final Duration NEVER_AGAIN = Duration.ofHours(1);
    private static final StatusBody STATE = TestingStatus.state();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Cancellation> open = new ArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void stateIsSentAtOnceAndAgain_untilTheStreamIsTenMinutesOld() {
        AtomicLong now = new AtomicLong();
        AtomicInteger sent = new AtomicInteger();
        StatusStreams streams = new StatusStreams(() -> STATE, Duration.ZERO);

        streams.watch(
                state -> {
                    assertThat(state).isSameAs(STATE);
                    sent.incrementAndGet();
                    now.addAndGet(Duration.ofMinutes(1).toNanos());
                },
                new Cancellation(Duration.ofMinutes(11), now::get));

        assertThat(sent).hasValue(10);
    }

    @Test
    void viewersAboveTheLimit_areRefusedUntilOneLeaves() throws Exception {
        StatusStreams streams = new StatusStreams(() -> STATE, NEVER_AGAIN);
        List<CompletableFuture<Void>> viewers = watch(streams, StatusStreams.MOST_VIEWERS);

        assertThatThrownBy(() -> streams.watch(state -> {}, streams.begin()))
                .isInstanceOfSatisfying(GenerationException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.OVERLOADED);
                    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(10));
                });

        open.get(0).cancel(Cancellation.Reason.CLIENT_GONE);
        viewers.get(0).get(10, TimeUnit.SECONDS);
        watch(streams, 1);
    }

    @Test
    void viewerWhoseWriteFails_leaves() throws Exception {
        StatusStreams streams = new StatusStreams(() -> STATE, Duration.ZERO);
        for (int i = 0; i < 2 * StatusStreams.MOST_VIEWERS; i++) {
            assertThatThrownBy(() -> streams.watch(
                            state -> {
                                throw new GenerationException(ErrorCode.CANCELLED, "the client is gone");
                            },
                            streams.begin()))
                    .hasMessage("the client is gone");
        }
    }

    @Test
    void viewerWhoDoesNotRead_delaysNobody() throws Exception {
        StatusStreams streams = new StatusStreams(() -> STATE, Duration.ofMillis(1));
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch many = new CountDownLatch(100);
        CompletableFuture<Void> slow = run(streams, streams.begin(), state -> {
            blocked.countDown();
            await(never);
        });
        await(blocked);

        CompletableFuture<Void> quick = run(streams, streams.begin(), state -> many.countDown());

        await(many);
        assertThat(List.of(slow, quick)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void stop_endsEveryStreamAndRefusesOthers() throws Exception {
        StatusStreams streams = new StatusStreams(() -> STATE, NEVER_AGAIN);
        List<CompletableFuture<Void>> viewers = watch(streams, 3);

        streams.stop();

        for (CompletableFuture<Void> viewer : viewers) {
            assertThat(viewer.get(10, TimeUnit.SECONDS)).isNull();
        }
        assertThatThrownBy(() -> streams.watch(state -> {}, streams.begin()))
                .isInstanceOfSatisfying(
                        GenerationException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.OVERLOADED));
    }

    /** The stream notices it while it sends a state. */
    @Test
    void stopWhileAStateIsSent_isNoFailureOfTheStream() {
        StatusStreams streams = new StatusStreams(() -> STATE, NEVER_AGAIN);
        Cancellation cancellation = streams.begin();
        AtomicInteger sent = new AtomicInteger();

        streams.watch(
                state -> {
                    sent.incrementAndGet();
                    streams.stop();
                    cancellation.throwIfCancelled();
                },
                cancellation);

        assertThat(sent).hasValue(1);
    }

    /** Viewers who have received the first state. */
    private List<CompletableFuture<Void>> watch(StatusStreams streams, int count) {
        CountDownLatch first = new CountDownLatch(count);
        List<CompletableFuture<Void>> viewers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Cancellation cancellation = streams.begin();
            open.add(cancellation);
            viewers.add(run(streams, cancellation, state -> first.countDown()));
        }
        await(first);
        return viewers;
    }

    private CompletableFuture<Void> run(StatusStreams streams, Cancellation cancellation, Consumer<StatusBody> viewer) {
        return CompletableFuture.runAsync(() -> streams.watch(viewer, cancellation), threads);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
