package org.scribes.textgen.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

@Timeout(20)
class ActiveRequestsTest {
    private final ActiveRequests active = new ActiveRequests();

    private static Cancellation request() {
        return new Cancellation(Duration.ofHours(1), () -> 0);
    }

    @Test
    void drain_noRequests_returnsAtOnce() {
        assertThat(active.drain(Duration.ofHours(1))).isZero();
    }

    @Test
    void drain_requestThatEnds_isNotCancelled() throws Exception {
        Cancellation request = request();
        active.enter(request);
        CompletableFuture<Integer> drained = CompletableFuture.supplyAsync(() -> active.drain(Duration.ofHours(1)));

        active.leave(request);

        assertThat(drained.get(10, TimeUnit.SECONDS)).isZero();
        assertThat(request.reason()).isEmpty();
    }

    @Test
    void drain_requestThatDoesNotEnd_isCancelled() {
        Cancellation request = request();
        active.enter(request);

        assertThat(active.drain(Duration.ofMillis(1))).isEqualTo(1);
        assertThat(request.reason()).contains(Cancellation.Reason.STOPPING);
    }

    @Test
    void enter_afterDrain_isRefusedWithRetryAfter() {
        active.drain(Duration.ZERO);

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> active.enter(request()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED))
                .satisfies(e -> assertThat(e.retryAfter()).isPresent());
    }

    /** Both the process signal and the shutdown of the application drain. */
    @Test
    void drain_again_keepsTheFirstDeadline() {
        active.enter(request());
        active.drain(Duration.ZERO);
        long begin = System.nanoTime();

        assertThat(active.drain(Duration.ofHours(1))).isEqualTo(1);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }
}
