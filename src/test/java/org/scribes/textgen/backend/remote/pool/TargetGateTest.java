package org.scribes.textgen.backend.remote.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TargetGateTest {
    private static final OptionalInt ANY = OptionalInt.empty();
    private static final Duration LONG = Duration.ofSeconds(10);

    private final TestingTime time = new TestingTime();

    @Test
    void withoutLimits_everythingPasses() throws InterruptedException {
        TargetGate gate = new TargetGate(ANY, ANY, time);
        for (int i = 0; i < 1000; i++) {
            assertThat(gate.isFull(1_000_000)).isFalse();
            assertThat(gate.pass(1_000_000, Duration.ZERO, () -> true)).isPresent();
        }
    }

    @Test
    void requestsAtOnce_areLimited() throws InterruptedException {
        TargetGate gate = new TargetGate(OptionalInt.of(2), ANY, time);
        TargetGate.Permit first = gate.pass(1, Duration.ZERO, () -> true).orElseThrow();
        assertThat(gate.pass(1, Duration.ZERO, () -> true)).isPresent();

        assertThat(gate.isFull(1)).isTrue();
        assertThat(gate.pass(1, Duration.ZERO, () -> true)).isEmpty();

        first.close();
        first.close();
        assertThat(gate.pass(1, Duration.ZERO, () -> true)).isPresent();
        assertThat(gate.pass(1, Duration.ZERO, () -> true)).isEmpty();
    }

    @Test
    void tokens_refillSteadily() throws InterruptedException {
        TargetGate gate = new TargetGate(ANY, OptionalInt.of(600), time);
        assertThat(gate.pass(600, Duration.ZERO, () -> true)).isPresent();

        assertThat(gate.isFull(10)).isTrue();
        time.pass(Duration.ofSeconds(1)); // ten tokens
        assertThat(gate.isFull(10)).isFalse();
        assertThat(gate.isFull(11)).isTrue();
        time.pass(Duration.ofHours(1));
        assertThat(gate.pass(590, Duration.ZERO, () -> true)).isPresent();
        assertThat(gate.isFull(11)).isTrue();
    }

    @Test
    void tokens_areSettledAtTheEnd() throws InterruptedException {
        TargetGate gate = new TargetGate(ANY, OptionalInt.of(600), time);
        TargetGate.Permit thrifty = gate.pass(500, Duration.ZERO, () -> true).orElseThrow();
        thrifty.used(100);
        thrifty.close();
        assertThat(gate.isFull(500)).isFalse();
        assertThat(gate.isFull(501)).isTrue();

        TargetGate.Permit lavish = gate.pass(100, Duration.ZERO, () -> true).orElseThrow();
        lavish.used(560);
        lavish.close();
        assertThat(gate.isFull(1)).isTrue();
        time.pass(Duration.ofSeconds(6)); // pays the debt of 60 tokens
        assertThat(gate.isFull(1)).isTrue();
        time.pass(Duration.ofSeconds(1));
        assertThat(gate.isFull(10)).isFalse();
    }

    @Test
    void requestLargerThanTheLimit_passesWhenAllTokensAreThere() throws InterruptedException {
        TargetGate gate = new TargetGate(ANY, OptionalInt.of(600), time);

        assertThat(gate.pass(1200, Duration.ZERO, () -> true)).isPresent();

        time.pass(Duration.ofSeconds(119));
        assertThat(gate.isFull(1200)).isTrue();
        time.pass(Duration.ofSeconds(1));
        assertThat(gate.isFull(600)).isFalse();
    }

    @Test
    void whoWaits_passesInOrder() throws Exception {
        TargetGate gate = new TargetGate(OptionalInt.of(1), ANY, System::nanoTime);
        TargetGate.Permit held = gate.pass(1, Duration.ZERO, () -> true).orElseThrow();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            threads.add(waiting(gate, () -> order.add(number)));
            while (gate.waiting() <= i) {
                Thread.onSpinWait();
            }
        }
        assertThat(gate.isFull(1)).isTrue();

        held.close();

        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
        assertThat(gate.isFull(1)).isFalse();
    }

    @Test
    void whoGivesUp_isNotWaitedFor() throws Exception {
        TargetGate gate = new TargetGate(OptionalInt.of(1), ANY, System::nanoTime);
        TargetGate.Permit held = gate.pass(1, Duration.ZERO, () -> true).orElseThrow();
        Thread first = waiting(gate, () -> {});
        while (gate.waiting() < 1) {
            Thread.onSpinWait();
        }
        List<String> passed = Collections.synchronizedList(new ArrayList<>());
        Thread second = waiting(gate, () -> passed.add("second"));
        while (gate.waiting() < 2) {
            Thread.onSpinWait();
        }

        first.interrupt();
        first.join();
        held.close();
        second.join();

        assertThat(passed).containsExactly("second");
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void tokensThatComeInTime_areWaitedFor() throws InterruptedException {
        TargetGate gate = new TargetGate(ANY, OptionalInt.of(60_000), System::nanoTime);
        assertThat(gate.pass(60_000, Duration.ZERO, () -> true)).isPresent();
        long begin = System.nanoTime();

        assertThat(gate.pass(50, LONG, () -> true)).isPresent(); // 50 ms

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(40), Duration.ofSeconds(5));
        assertThat(gate.pass(60_000, Duration.ofMillis(20), () -> true)).isEmpty();
    }

    @Test
    void whoIsNotWantedAnyMore_leaves() throws Exception {
        TargetGate gate = new TargetGate(OptionalInt.of(1), ANY, System::nanoTime);
        assertThat(gate.pass(1, Duration.ZERO, () -> true)).isPresent();
        AtomicBoolean wanted = new AtomicBoolean(true);
        FutureTask<Boolean> passed =
                new FutureTask<>(() -> gate.pass(1, LONG, wanted::get).isPresent());
        Thread thread = new Thread(passed);
        thread.start();
        while (gate.waiting() < 1) {
            Thread.onSpinWait();
        }

        wanted.set(false);
        gate.wake();

        assertThat(passed.get()).isFalse();
    }

    private static Thread waiting(TargetGate gate, Runnable passed) {
        Thread thread = new Thread(() -> {
            try (TargetGate.Permit permit = gate.pass(1, LONG, () -> true).orElseThrow()) {
                permit.used(1);
                passed.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }
}
