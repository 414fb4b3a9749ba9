package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

@Timeout(20)
class InferenceThreadTest {
    private final InferenceThread<TestingTask> inferenceThread =
            new InferenceThread<>(2, new AdmitAll<>(), Thread::new, InferenceThreadTest::work);

    private static void work(InferenceThread<TestingTask> inferenceThread) {
        while (inferenceThread.isOpen()) {
            inferenceThread.await();
            inferenceThread.first().ifPresent(task -> {
                inferenceThread.serve(task);
                task.run();
            });
        }
    }

    @BeforeEach
    void start() {
        inferenceThread.start();
    }

    @AfterEach
    void close() {
        inferenceThread.close();
    }

    /** Occupies the thread until released. */
    private static final class TestingTask implements AdmissionQueue.Waiting {
        final CountDownLatch running = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        final CountDownLatch finished = new CountDownLatch(1);
        final AtomicReference<ErrorCode> refused = new AtomicReference<>();

        void run() {
            running.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            finished.countDown();
        }

        @Override
        public String client() {
            return "one";
        }

        @Override
        public void refuse(GenerationException reason) {
            refused.set(reason.code());
        }
    }

    private TestingTask submitted() {
        TestingTask task = new TestingTask();
        inferenceThread.submit(task);
        return task;
    }

    private TestingTask running() throws InterruptedException {
        TestingTask task = submitted();
        task.running.await();
        return task;
    }

    @Test
    void submit_fullQueue_isRefusedWithARetryTime() throws InterruptedException {
        TestingTask first = running();
        submitted();
        submitted();

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(this::submitted)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED))
                .satisfies(e -> assertThat(e.retryAfter()).isPresent());
        assertThat(inferenceThread.queueLength()).isEqualTo(2);
        first.release.countDown();
    }

    @Test
    void submit_severalItems_runsThemInOrder() throws InterruptedException {
        TestingTask first = running();
        TestingTask second = submitted();
        assertThat(second.running.getCount()).isEqualTo(1);

        first.release.countDown();

        assertThat(second.running.await(10, TimeUnit.SECONDS)).isTrue();
        second.release.countDown();
    }

    @Test
    void withdraw_queuedItem_freesItsPlace() throws InterruptedException {
        TestingTask first = running();
        submitted();
        TestingTask second = submitted();

        inferenceThread.withdraw(second);

        assertThat(inferenceThread.queueLength()).isEqualTo(1);
        first.release.countDown();
    }

    @Test
    void close_queuedItems_areRefused() throws InterruptedException {
        running();
        TestingTask waiting = submitted();

        inferenceThread.close();

        assertThat(waiting.refused).hasValue(ErrorCode.OVERLOADED);
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(this::submitted)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED));
    }

    /** A computing thread cannot be interrupted, so shutdown does not wait for it. */
    @Test
    void close_stuckThread_returnsSoon() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        InferenceThread<TestingTask> stuck = new InferenceThread<>(
                2,
                new AdmitAll<>(),
                Thread::new,
                inferenceThread -> {
                    busy.countDown();
                    while (release.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                },
                Duration.ofMillis(50));
        TestingTask waiting = new TestingTask();
        stuck.start();
        busy.await();
        stuck.submit(waiting);

        stuck.close();

        assertThat(waiting.refused).hasValue(ErrorCode.OVERLOADED);
        release.countDown();
    }

    /** However the thread ends, queued and later items are refused. */
    @Test
    void deadThread_refusesQueuedAndLaterItems() throws InterruptedException {
        CountDownLatch die = new CountDownLatch(1);
        CountDownLatch died = new CountDownLatch(1);
        InferenceThread<TestingTask> dying = new InferenceThread<>(
                2,
                new AdmitAll<>(),
                work -> {
                    Thread thread = new Thread(work);
                    thread.setUncaughtExceptionHandler((which, expected) -> died.countDown());
                    return thread;
                },
                inferenceThread -> {
                    try {
                        die.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new StackOverflowError();
                });
        TestingTask waiting = new TestingTask();
        dying.start();
        dying.submit(waiting);

        die.countDown();
        died.await();

        assertThat(waiting.refused).hasValue(ErrorCode.OVERLOADED);
        assertThatExceptionOfType(GenerationException.class).isThrownBy(() -> dying.submit(new TestingTask()));
    }
}
