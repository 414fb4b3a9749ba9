package org.scribes.textgen.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProcessEndTest {
    private final CountDownLatch halted = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Spins without reacting to interrupts. */
    private void hang() {
        while (released.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void hangingAction_isHaltedAfterTheLimit() throws InterruptedException {
        ProcessEnd end = new ProcessEnd(this::hang, Duration.ofMillis(20), halted::countDown);
        Thread ending = new Thread(end::onShutdown);
        ending.start();

        assertThat(halted.await(20, TimeUnit.SECONDS)).isTrue();
        released.countDown();
        ending.join();
    }

    @Test
    void actionThatReturns_isNotHalted() {
        CountDownLatch done = new CountDownLatch(1);

        new ProcessEnd(done::countDown, Duration.ofHours(1), halted::countDown).onShutdown();

        assertThat(done.getCount()).isZero();
        assertThat(halted.getCount()).isEqualTo(1);
    }

    @Test
    void close_canBeCalledTwice() {
        ProcessEnd end = ProcessEnd.watch(() -> {}, Duration.ofHours(1));

        end.close();
        end.close(); // the application may stop while the process shuts down
    }
}
