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
    private final InFlightGenerations flights = new InFlightGenerations(threads);
    private final AtomicInteger generated = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** Reads a flight to its end. */
    private Future<List<StreamEvent>> read(InFlightGenerations.Boarding boarding, Cancellation request) {
        return threads.submit(() -> {
            List<StreamEvent> told = new ArrayList<>();
            boarding.flight().await(told::add, request);
            return told;
        });
    }

    private InFlightGenerations.Boarding board(Cancellation request, AnswerGenerator generation) {
        return flights.board("key", request, (events, until) -> {
            generated.incrementAndGet();
            return generation.generate(events, until);
        });
    }

    private static GenerationResult twoPieces(CountDownLatch between, Consumer<StreamEvent> events) {
        events.accept(new StreamEvent.Token("In the "));
        await(between);
        events.accept(new StreamEvent.Token("beginning"));
        return TestingAnswers.result("In the beginning");
    }

    @Test
    void requestsThatMeet_shareOneAnswerAndHaveEachTheirStream() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<List<StreamEvent>>> readers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Cancellation request = TestingAnswers.patient();
            InFlightGenerations.Boarding boarding = board(request, (events, until) -> twoPieces(go, events));
            assertThat(boarding.own()).isEqualTo(i == 0);
            readers.add(read(boarding, request));
        }
        go.countDown();

        for (Future<List<StreamEvent>> reader : readers) {
            assertThat(reader.get(10, SECONDS))
                    .containsExactly(new StreamEvent.Token("In the "), new StreamEvent.Token("beginning"));
        }
        assertThat(generated).hasValue(1);
    }

    @Test
    void readerThatIsStuck_holdsUpNobody() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Cancellation slow = TestingAnswers.patient();
        Cancellation quick = TestingAnswers.patient();
        AnswerGenerator generation = (events, until) -> twoPieces(new CountDownLatch(0), events);
        CountDownLatch held = new CountDownLatch(1);
        InFlightGenerations.Boarding first = board(slow, (events, until) -> {
            await(held);
            return generation.generate(events, until);
        });
        Future<GenerationResult> waits = threads.submit(() -> first.flight().await(event -> await(stuck), slow));
        Future<List<StreamEvent>> second = read(board(quick, generation), quick);
        held.countDown();

        assertThat(second.get(10, SECONDS)).hasSize(2);
        assertThat(waits.isDone()).isFalse();
        stuck.countDown();
        assertThat(waits.get(10, SECONDS).completion().text()).isEqualTo("In the beginning");
    }

    @Test
    void firstRequestIsCancelledWhileAnotherWaits_goesOn() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Cancellation leaver = TestingAnswers.patient();
        Cancellation stayer = TestingAnswers.patient();
        AnswerGenerator generation = (events, until) -> {
            GenerationResult result = twoPieces(go, events);
            until.throwIfCancelled();
            return result;
        };
        Future<List<StreamEvent>> left = read(board(leaver, generation), leaver);
        Future<List<StreamEvent>> stays = read(board(stayer, generation), stayer);

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
    void everyRequestIsCancelled_theGenerationIsToo() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        Cancellation one = TestingAnswers.patient();
        Cancellation two = TestingAnswers.patient();
        CompletableFuture<Cancellation> wish = new CompletableFuture<>();
        AnswerGenerator generation = (events, until) -> {
            wish.complete(until);
            begun.countDown();
            await(gone);
            until.throwIfCancelled();
            return TestingAnswers.result("nobody reads this");
        };
        InFlightGenerations.Boarding first = board(one, generation);
        InFlightGenerations.Boarding second = board(two, generation);
        await(begun);

        one.cancel(Cancellation.Reason.CLIENT_GONE);
        assertThat(wish.join().reason()).isEmpty();
        two.cancel(Cancellation.Reason.STOPPING);
        assertThat(wish.join().reason()).isPresent();
        gone.countDown();

        assertGone(first, one);
        assertGone(second, two);
    }

    private static void assertGone(InFlightGenerations.Boarding boarding, Cancellation request) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> boarding.flight().await(event -> {}, request));
    }

    @Test
    void requestThatComesWhenNobodyWantsTheAnswerAnyMore_beginsAnew() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Cancellation> wish = new CompletableFuture<>();
        Cancellation gone = TestingAnswers.patient();
        board(gone, (events, until) -> {
            wish.complete(until);
            begun.countDown();
            await(go);
            until.throwIfCancelled();
            return TestingAnswers.result("nobody reads this");
        });
        await(begun);
        gone.cancel(Cancellation.Reason.CLIENT_GONE);
        assertThat(wish.join().reason()).isPresent();

        Cancellation late = TestingAnswers.patient();
        InFlightGenerations.Boarding anew = board(late, (events, until) -> TestingAnswers.result("anew"));
        go.countDown();

        assertThat(anew.own()).isTrue();
        assertThat(anew.flight().await(event -> {}, late).completion().text()).isEqualTo("anew");
    }

    @Test
    void deadlineOfTheFirst_endsItsWaitingOnly() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Cancellation hurried = new Cancellation(Duration.ofMillis(50), System::nanoTime);
        Cancellation stayer = TestingAnswers.patient();
        AnswerGenerator generation = (events, until) -> {
            await(go);
            until.throwIfCancelled();
            return TestingAnswers.result("in the end");
        };
        InFlightGenerations.Boarding first = board(hurried, generation);
        InFlightGenerations.Boarding second = board(stayer, generation);

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> first.flight().await(event -> {}, hurried))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT))
                .withMessageContaining("0.05 seconds");
        go.countDown();
        assertThat(second.flight().await(event -> {}, stayer).completion().text())
                .isEqualTo("in the end");
    }

    @Test
    void failure_isEverybodys() {
        CountDownLatch go = new CountDownLatch(1);
        GenerationException failure = new GenerationException(ErrorCode.UPSTREAM_ERROR, "broken");
        AnswerGenerator generation = (events, until) -> {
            await(go);
            throw failure;
        };
        Cancellation one = TestingAnswers.patient();
        Cancellation two = TestingAnswers.patient();
        InFlightGenerations.Boarding first = board(one, generation);
        InFlightGenerations.Boarding second = board(two, generation);
        go.countDown();

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> first.flight().await(event -> {}, one))
                .isSameAs(failure);
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> second.flight().await(event -> {}, two))
                .isSameAs(failure);
    }

    @Test
    void requestThatComesAfterARestart_readsTheAnswerThatCounts() throws Exception {
        CountDownLatch restarted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AnswerGenerator generation = (events, until) -> {
            events.accept(new StreamEvent.Token("false"));
            events.accept(new StreamEvent.Restart(ErrorCode.UPSTREAM_ERROR));
            restarted.countDown();
            await(go);
            events.accept(new StreamEvent.Token("true"));
            return TestingAnswers.result("true");
        };
        Cancellation early = TestingAnswers.patient();
        board(early, generation);
        await(restarted);

        Cancellation late = TestingAnswers.patient();
        Future<List<StreamEvent>> reader = read(board(late, generation), late);
        go.countDown();

        assertThat(reader.get(10, SECONDS)).containsExactly(new StreamEvent.Token("true"));
    }

    @Test
    void threadsThatTakeNothingMore_areAFailureThatPasses() {
        InFlightGenerations stopping = new InFlightGenerations(task -> {
            throw new RejectedExecutionException();
        });
        Cancellation request = TestingAnswers.patient();
        InFlightGenerations.Boarding boarding =
                stopping.board("key", request, (events, until) -> TestingAnswers.result("x"));

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> boarding.flight().await(event -> {}, request))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED));
        assertThat(stopping.count()).isZero();
    }

    @Test
    void flightThatCannotBegin_isInNobodysWay() {
        AtomicInteger tries = new AtomicInteger();
        InFlightGenerations poor = new InFlightGenerations(task -> {
            if (tries.getAndIncrement() == 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        });
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() ->
                        poor.board("key", TestingAnswers.patient(), (events, until) -> TestingAnswers.result("never")));

        Cancellation request = TestingAnswers.patient();
        InFlightGenerations.Boarding boarding =
                poor.board("key", request, (events, until) -> TestingAnswers.result("the second time"));

        assertThat(boarding.own()).isTrue();
        assertThat(boarding.flight().await(event -> {}, request).completion().text())
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
