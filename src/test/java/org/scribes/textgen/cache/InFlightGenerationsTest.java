package org.scribes.textgen.cache;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

@Timeout(20)
class InFlightGenerationsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final InFlightGenerations inFlight = new InFlightGenerations(threads);
    private final AtomicInteger generated = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** Reads a generation to its end. */
    private Future<List<StreamEvent>> read(InFlightGenerations.Joined joined, Cancellation request) {
        return threads.submit(() -> {
            List<StreamEvent> emitted = new ArrayList<>();
            joined.generation().await(emitted::add, request);
            return emitted;
        });
    }

    private InFlightGenerations.Joined join(Cancellation request, AnswerGenerator generation) {
        return inFlight.join("key", request, (events, cancellation) -> {
            generated.incrementAndGet();
            return generation.generate(events, cancellation);
        });
    }

    private static GenerationResult twoPieces(CountDownLatch between, Consumer<StreamEvent> events) {
        events.accept(new StreamEvent.Token("In the "));
        await(between);
        events.accept(new StreamEvent.Token("beginning"));
        return TestingAnswers.result("In the beginning");
    }

    @Test
    void identicalRequests_shareOneGenerationAndEachGetTheWholeStream() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<List<StreamEvent>>> readers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Cancellation request = TestingAnswers.patient();
            InFlightGenerations.Joined joined = join(request, (events, cancellation) -> twoPieces(go, events));
            assertThat(joined.own()).isEqualTo(i == 0);
            readers.add(read(joined, request));
        }
        go.countDown();

        for (Future<List<StreamEvent>> reader : readers) {
            assertThat(reader.get(10, SECONDS))
                    .containsExactly(new StreamEvent.Token("In the "), new StreamEvent.Token("beginning"));
        }
        assertThat(generated).hasValue(1);
    }

    @Test
    void blockedReader_delaysNoOther() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Cancellation slow = TestingAnswers.patient();
        Cancellation quick = TestingAnswers.patient();
        AnswerGenerator generation = (events, cancellation) -> twoPieces(new CountDownLatch(0), events);
        CountDownLatch held = new CountDownLatch(1);
        InFlightGenerations.Joined first = join(slow, (events, cancellation) -> {
            await(held);
            return generation.generate(events, cancellation);
        });
        Future<GenerationResult> waits = threads.submit(() -> first.generation().await(event -> await(stuck), slow));
        Future<List<StreamEvent>> second = read(join(quick, generation), quick);
        held.countDown();

        assertThat(second.get(10, SECONDS)).hasSize(2);
        assertThat(waits.isDone()).isFalse();
        stuck.countDown();
        assertThat(waits.get(10, SECONDS).completion().text()).isEqualTo("In the beginning");
    }

    @Test
    void firstRequestCancelled_otherWaiting_generationContinues() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Cancellation leaver = TestingAnswers.patient();
        Cancellation stayer = TestingAnswers.patient();
        AnswerGenerator generation = (events, cancellation) -> {
            GenerationResult result = twoPieces(go, events);
            cancellation.throwIfCancelled();
            return result;
        };
        Future<List<StreamEvent>> left = read(join(leaver, generation), leaver);
        Future<List<StreamEvent>> stays = read(join(stayer, generation), stayer);

        leaver.cancel(Cancellation.Reason.CLIENT_GONE);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> left.get(10, SECONDS))
                .havingCause()
                .isInstanceOf(GenerationException.class);
        go.countDown();

        assertThat(stays.get(10, SECONDS)).hasSize(2);
        assertThat(generated).hasValue(1);
    }

    @Test
    void allRequestsCancelled_generationIsCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        Cancellation one = TestingAnswers.patient();
        Cancellation two = TestingAnswers.patient();
        CompletableFuture<Cancellation> shared = new CompletableFuture<>();
        AnswerGenerator generation = (events, cancellation) -> {
            shared.complete(cancellation);
            begun.countDown();
            await(gone);
            cancellation.throwIfCancelled();
            return TestingAnswers.result("nobody reads this");
        };
        InFlightGenerations.Joined first = join(one, generation);
        InFlightGenerations.Joined second = join(two, generation);
        await(begun);

        one.cancel(Cancellation.Reason.CLIENT_GONE);
        assertThat(shared.join().reason()).isEmpty();
        two.cancel(Cancellation.Reason.STOPPING);
        assertThat(shared.join().reason()).isPresent();
        gone.countDown();

        assertGone(first, one);
        assertGone(second, two);
    }

    private static void assertGone(InFlightGenerations.Joined joined, Cancellation request) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> joined.generation().await(event -> {}, request));
    }

    @Test
    void requestAfterCancellation_startsNewGeneration() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Cancellation> shared = new CompletableFuture<>();
        Cancellation gone = TestingAnswers.patient();
        join(gone, (events, cancellation) -> {
            shared.complete(cancellation);
            begun.countDown();
            await(go);
            cancellation.throwIfCancelled();
            return TestingAnswers.result("nobody reads this");
        });
        await(begun);
        gone.cancel(Cancellation.Reason.CLIENT_GONE);
        assertThat(shared.join().reason()).isPresent();

        Cancellation late = TestingAnswers.patient();
        InFlightGenerations.Joined restarted =
                join(late, (events, cancellation) -> TestingAnswers.result("new answer"));
        go.countDown();

        assertThat(restarted.own()).isTrue();
        assertThat(restarted.generation().await(event -> {}, late).completion().text())
                .isEqualTo("new answer");
    }

    @Test
    void deadlineOfFirstRequest_endsItsWaitOnly() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Cancellation hurried = new Cancellation(Duration.ofMillis(50), System::nanoTime);
        Cancellation stayer = TestingAnswers.patient();
        AnswerGenerator generation = (events, cancellation) -> {
            await(go);
            cancellation.throwIfCancelled();
            return TestingAnswers.result("in the end");
        };
        InFlightGenerations.Joined first = join(hurried, generation);
        InFlightGenerations.Joined second = join(stayer, generation);

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> first.generation().await(event -> {}, hurried))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT))
                .withMessageContaining("0.05 seconds");
        go.countDown();
        assertThat(second.generation().await(event -> {}, stayer).completion().text())
                .isEqualTo("in the end");
    }

    @Test
    void failure_isThrownToAllRequests() {
        CountDownLatch go = new CountDownLatch(1);
        GenerationException failure = new GenerationException(ErrorCode.UPSTREAM_ERROR, "broken");
        AnswerGenerator generation = (events, cancellation) -> {
            await(go);
            throw failure;
        };
        Cancellation one = TestingAnswers.patient();
        Cancellation two = TestingAnswers.patient();
        InFlightGenerations.Joined first = join(one, generation);
        InFlightGenerations.Joined second = join(two, generation);
        go.countDown();

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> first.generation().await(event -> {}, one))
                .isSameAs(failure);
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> second.generation().await(event -> {}, two))
                .isSameAs(failure);
    }

    @Test
    void requestAfterRestart_readsFromTheRestart() throws Exception {
        CountDownLatch restarted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AnswerGenerator generation = (events, cancellation) -> {
            events.accept(new StreamEvent.Token("false"));
            events.accept(new StreamEvent.Restart(ErrorCode.UPSTREAM_ERROR));
            restarted.countDown();
            await(go);
            events.accept(new StreamEvent.Token("true"));
            return TestingAnswers.result("true");
        };
        Cancellation early = TestingAnswers.patient();
        join(early, generation);
        await(restarted);

        Cancellation late = TestingAnswers.patient();
        Future<List<StreamEvent>> reader = read(join(late, generation), late);
        go.countDown();

        assertThat(reader.get(10, SECONDS)).containsExactly(new StreamEvent.Token("true"));
    }

    @Test
    void executorRejects_requestFailsAsOverloaded() {
        InFlightGenerations stopping = new InFlightGenerations(task -> {
            throw new RejectedExecutionException();
        });
        Cancellation request = TestingAnswers.patient();
        InFlightGenerations.Joined joined =
                stopping.join("key", request, (events, cancellation) -> TestingAnswers.result("x"));

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> joined.generation().await(event -> {}, request))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED));
        assertThat(stopping.count()).isZero();
    }

    @Test
    void generationThatCannotStart_doesNotBlockTheNext() {
        AtomicInteger tries = new AtomicInteger();
        InFlightGenerations poor = new InFlightGenerations(task -> {
            if (tries.getAndIncrement() == 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        });
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> poor.join(
                        "key", TestingAnswers.patient(), (events, cancellation) -> TestingAnswers.result("never")));

        Cancellation request = TestingAnswers.patient();
        InFlightGenerations.Joined joined =
                poor.join("key", request, (events, cancellation) -> TestingAnswers.result("the second time"));

        assertThat(joined.own()).isTrue();
        assertThat(joined.generation().await(event -> {}, request).completion().text())
                .isEqualTo("the second time");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
