package org.scribes.textgen.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancellationTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final Cancellation cancellation = new Cancellation(Duration.ofSeconds(2), nanos::get);

    @Test
    void reason_beforeTheDeadline_isNone() {
        nanos.addAndGet(Duration.ofMillis(1999).toNanos());

        assertThat(cancellation.reason()).isEmpty();
        assertThat(cancellation.remaining()).isEqualTo(Duration.ofMillis(1));
        assertThatCode(cancellation::throwIfCancelled).doesNotThrowAnyException();
    }

    @Test
    void reason_atTheDeadline_isDeadline() {
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(cancellation.reason()).contains(Cancellation.Reason.DEADLINE);
        assertThat(cancellation.remaining()).isZero();
        assertThat(cancellation.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void cancel_twice_keepsTheFirstReason() {
        cancellation.cancel(Cancellation.Reason.CLIENT_GONE);
        cancellation.cancel(Cancellation.Reason.STOPPING);
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(cancellation.reason()).contains(Cancellation.Reason.CLIENT_GONE);
    }

    @ParameterizedTest
    @CsvSource({"CLIENT_GONE,CANCELLED", "DEADLINE,TIMEOUT", "STOPPING,OVERLOADED"})
    void throwIfCancelled_eachReason_hasItsCode(Cancellation.Reason reason, ErrorCode code) {
        cancellation.cancel(reason);

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(cancellation::throwIfCancelled)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void onCancel_runsWhenTheRequestIsCancelled_andNotOnceItIsRemoved() {
        List<String> runs = new ArrayList<>();
        cancellation.onCancel(() -> runs.add("kept"));
        cancellation.onCancel(() -> runs.add("removed")).close();
        assertThat(runs).isEmpty();

        cancellation.cancel(Cancellation.Reason.CLIENT_GONE);

        assertThat(runs).containsExactly("kept");
    }

    @Test
    void onCancel_alreadyCancelledOrPastTheDeadline_runsAtOnce() {
        AtomicInteger runs = new AtomicInteger();
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());

        cancellation.onCancel(runs::incrementAndGet);

        assertThat(runs).hasPositiveValue();
    }

    @Test
    void awaitCancel_cancelledMeanwhile_returnsBeforeItsLimit() throws Exception {
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                cancellation.awaitCancel(Duration.ofMinutes(5));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        cancellation.cancel(Cancellation.Reason.STOPPING);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }
}
