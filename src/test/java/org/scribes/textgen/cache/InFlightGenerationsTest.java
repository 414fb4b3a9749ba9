package org.scribes.textgen.cache;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private final InFlightGenerations inFlight = new InFlightGenerations();
    private final AtomicInteger generated = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** What one request received. */
    private record Received(InFlightGenerations.Answer answer, List<StreamEvent> events) {
        String text() {
            return answer.result().completion().text();
        }
    }

    private Received ask(Cancellation request, boolean mayRestart, AnswerGenerator generation) {
        List<StreamEvent> events = new ArrayList<>();
        InFlightGenerations.Answer answer =
                inFlight.answer("key", events::add, mayRestart, request, (stream, cancellation) -> {
                    generated.incrementAndGet();
                    return generation.generate(stream, cancellation);
                });
        return new Received(answer, events);
    }

    private Future<Received> begin(Cancellation request, AnswerGenerator generation) {
        return threads.submit(() -> ask(request, true, generation));
    }

    /** Starts a request and waits until it generates. */
    private Future<Received> lead(Cancellation request, AnswerGenerator generation) {
        CountDownLatch begun = new CountDownLatch(1);
        Future<Received> leader = begin(request, (events, cancellation) -> {
            begun.countDown();
            return generation.generate(events, cancellation);
        });
        await(begun);
        return leader;
    }

    private static AnswerGenerator never() {
        return (events, cancellation) -> {
            throw new AssertionError("this request should follow another one");
        };
    }

    /** Emits a token, and is cancelled after {@code go}. */
    private static AnswerGenerator cancelledMidway(CountDownLatch go) {
        return (events, cancellation) -> {
            events.accept(new StreamEvent.Token("In the "));
            await(go);
            cancellation.throwIfCancelled();
            return TestingAnswers.result("nobody reads this");
        };
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
        List<Future<Received>> requests = new ArrayList<>();
        requests.add(lead(TestingAnswers.patient(), (events, cancellation) -> twoPieces(go, events)));
        for (int i = 1; i < 20; i++) {
            requests.add(begin(TestingAnswers.patient(), (events, cancellation) -> twoPieces(go, events)));
        }
        go.countDown();

        for (Future<Received> request : requests) {
            Received received = request.get(10, SECONDS);
            assertThat(received.text()).isEqualTo("In the beginning");
            assertThat(received.events())
                    .containsExactly(new StreamEvent.Token("In the "), new StreamEvent.Token("beginning"));
        }
        assertThat(requests.get(0).get().answer().own()).isTrue();
        assertThat(inFlight.count()).isZero();
    }

    @Test
    void generation_runsOnTheThreadOfItsRequest() {
        Thread own = Thread.currentThread();

        Received received = ask(TestingAnswers.patient(), true, (events, cancellation) -> {
            assertThat(Thread.currentThread()).isSameAs(own);
            return TestingAnswers.result("here");
        });

        assertThat(received.answer().own()).isTrue();
    }

    @Test
    void blockedFollower_delaysNoOther() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        Future<Received> leader = lead(TestingAnswers.patient(), (events, cancellation) -> twoPieces(go, events));
        Future<InFlightGenerations.Answer> slow = threads.submit(() -> inFlight.answer(
                "key",
                event -> {
                    blocked.countDown();
                    await(stuck);
                },
                true,
                TestingAnswers.patient(),
                never()));
        await(blocked);
        CountDownLatch followed = new CountDownLatch(1);
        Future<InFlightGenerations.Answer> quick = threads.submit(
                () -> inFlight.answer("key", event -> followed.countDown(), true, TestingAnswers.patient(), never()));
        await(followed);
        go.countDown();

        assertThat(leader.get(10, SECONDS).events()).hasSize(2);
        assertThat(quick.get(10, SECONDS).own()).isFalse();
        assertThat(slow.isDone()).isFalse();
        stuck.countDown();
        assertThat(slow.get(10, SECONDS).own()).isFalse();
    }

    @Test
    void generatingRequestWhoseClientStopsReading_isAbandonedByFollowers() throws Exception {
        InFlightGenerations impatient = new InFlightGenerations(Duration.ofMillis(20));
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        Future<InFlightGenerations.Answer> leader = threads.submit(() -> impatient.answer(
                "key",
                event -> {
                    blocked.countDown();
                    await(stuck);
                },
                true,
                TestingAnswers.patient(),
                (events, cancellation) -> twoPieces(new CountDownLatch(0), events)));
        await(blocked);

        InFlightGenerations.Answer follower = impatient.answer(
                "key",
                event -> {},
                true,
                TestingAnswers.patient(),
                (events, cancellation) -> TestingAnswers.result("at once"));

        assertThat(follower.result().completion().text()).isEqualTo("at once");
        assertThat(leader.isDone()).isFalse();
        stuck.countDown();
        assertThat(leader.get(10, SECONDS).result().completion().text()).isEqualTo("In the beginning");
    }

    @Test
    void generatingRequestCancelled_followerGeneratesAnew() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch followed = new CountDownLatch(1);
        Cancellation leaver = TestingAnswers.patient();
        Future<Received> left = lead(leaver, cancelledMidway(go));
        List<StreamEvent> events = new CopyOnWriteArrayList<>();
        Future<InFlightGenerations.Answer> stays = threads.submit(() -> inFlight.answer(
                "key",
                event -> {
                    events.add(event);
                    followed.countDown();
                },
                true,
                TestingAnswers.patient(),
                (stream, cancellation) -> twoPieces(go, stream)));
        await(followed);

        leaver.cancel(Cancellation.Reason.CLIENT_GONE);
        go.countDown();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> left.get(10, SECONDS))
                .havingCause()
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(stays.get(10, SECONDS).own()).isTrue();
        assertThat(events)
                .containsExactly(
                        new StreamEvent.Token("In the "),
                        new StreamEvent.Restart(ErrorCode.CANCELLED),
                        new StreamEvent.Token("In the "),
                        new StreamEvent.Token("beginning"));
    }

    @Test
    void generatingRequestCancelled_followerThatMayNotRestart_fails() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch followed = new CountDownLatch(1);
        Cancellation leaver = TestingAnswers.patient();
        Future<Received> left = lead(leaver, cancelledMidway(go));
        Future<InFlightGenerations.Answer> stays = threads.submit(
                () -> inFlight.answer("key", event -> followed.countDown(), false, TestingAnswers.patient(), never()));
        await(followed);

        leaver.cancel(Cancellation.Reason.CLIENT_GONE);
        go.countDown();

        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> left.get(10, SECONDS));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> stays.get(10, SECONDS))
                .havingCause()
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.GENERATION_FAILED));
        assertThat(inFlight.count()).isZero();
    }

    @Test
    void deadlineOfFollower_endsItsWaitOnly() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Future<Received> leader = lead(TestingAnswers.patient(), (events, cancellation) -> twoPieces(go, events));

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> ask(new Cancellation(Duration.ofMillis(50), System::nanoTime), true, never()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT))
                .withMessageContaining("0.05 seconds");
        go.countDown();
        assertThat(leader.get(10, SECONDS).text()).isEqualTo("In the beginning");
    }

    @Test
    void followerCancelled_endsItsWaitAtOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Future<Received> leader = lead(TestingAnswers.patient(), (events, cancellation) -> twoPieces(go, events));
        Cancellation leaver = TestingAnswers.patient();
        Future<Received> follower = begin(leaver, never());

        leaver.cancel(Cancellation.Reason.CLIENT_GONE);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> follower.get(10, SECONDS))
                .withCauseInstanceOf(GenerationException.class);
        go.countDown();
        assertThat(leader.get(10, SECONDS).text()).isEqualTo("In the beginning");
    }

    @Test
    void failure_isThrownToAllRequests() {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch followed = new CountDownLatch(1);
        GenerationException failure = new GenerationException(ErrorCode.UPSTREAM_ERROR, "broken");
        Future<Received> leader = lead(TestingAnswers.patient(), (events, cancellation) -> {
            events.accept(new StreamEvent.Token("In the "));
            await(go);
            throw failure;
        });
        Future<InFlightGenerations.Answer> follower = threads.submit(
                () -> inFlight.answer("key", event -> followed.countDown(), true, TestingAnswers.patient(), never()));
        await(followed);
        go.countDown();

        for (Future<?> request : List.of(leader, follower)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> request.get(10, SECONDS))
                    .havingCause()
                    .isSameAs(failure);
        }
    }

    @Test
    void requestAfterRestart_readsFromTheRestart() throws Exception {
        CountDownLatch restarted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<Received> early = lead(TestingAnswers.patient(), (events, cancellation) -> {
            events.accept(new StreamEvent.Token("false"));
            events.accept(new StreamEvent.Restart(ErrorCode.UPSTREAM_ERROR));
            restarted.countDown();
            await(go);
            events.accept(new StreamEvent.Token("true"));
            return TestingAnswers.result("true");
        });
        await(restarted);

        Future<Received> late = begin(TestingAnswers.patient(), (events, cancellation) -> {
            events.accept(new StreamEvent.Token("true")); // if it came after the end
            return TestingAnswers.result("true");
        });
        go.countDown();

        assertThat(late.get(10, SECONDS).events()).containsExactly(new StreamEvent.Token("true"));
        assertThat(early.get(10, SECONDS).events()).hasSize(3);
    }

    @Test
    void generationWithAnError_doesNotBlockTheNext() {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> ask(TestingAnswers.patient(), true, (events, cancellation) -> {
                    throw new StackOverflowError();
                }));

        assertThat(ask(TestingAnswers.patient(), true, (events, cancellation) -> TestingAnswers.result("again"))
                        .text())
                .isEqualTo("again");
        assertThat(generated).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
