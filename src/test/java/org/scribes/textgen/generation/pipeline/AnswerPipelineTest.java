package org.scribes.textgen.generation.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.TestingMetering;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.domain.TokenSink;

/** Tests the whole pipeline on scripted backends: cleaning, cache, attempts, grounding, masking and cost. */
class AnswerPipelineTest {
    private static final String VERSE = "For God so loved the world, that he gave his only born Son.";
    private static final String TRUE_ANSWER = "John 3:16 says, \"" + VERSE + "\" [1]";
    private static final String FALSE_ANSWER = "It says, \"Whoever plants in the evening shall harvest at dawn.\" [1]";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestingPipeline pipeline = new TestingPipeline(threads);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void brokenStream_restartsWithTheNextBackend() {
        TestingPipeline.Answer answer = pipeline.ask(
                pipeline.request(GroundingPolicy.OFF, Delivery.STREAM_RESTART),
                backend(Mode.API, sink -> {
                    sink.accept("God loved ");
                    throw new GenerationException(ErrorCode.UPSTREAM_ERROR, "broken off");
                }),
                backend(Mode.LOCAL, sink -> sink.accept("God so loved the world.")));

        assertThat(answer.events()).startsWith("God loved", "RESTART UPSTREAM_ERROR");
        assertThat(answer.text()).isEqualTo("God so loved the world.");
        assertThat(answer.result().orElseThrow().route().degraded()).isTrue();
    }

    @Test
    void failedAttempt_isChargedToItsRequest() {
        TestingPipeline.Answer answer =
                pipeline.ask(pipeline.request(GroundingPolicy.OFF, Delivery.STREAM_ERROR), backend(Mode.API, sink -> {
                    sink.accept("twelve chars");
                    throw new GenerationException(ErrorCode.UPSTREAM_ERROR, "broken off");
                }));

        assertThat(answer.failure().orElseThrow().code()).isEqualTo(ErrorCode.UPSTREAM_ERROR);
        assertThat(answer.cost()).as("3 estimated tokens").contains(new BigDecimal("0.000003"));
    }

    @Test
    void failedAttemptBeforeTheFirstToken_costsNothing() {
        TestingPipeline.Answer answer =
                pipeline.ask(pipeline.request(GroundingPolicy.OFF, Delivery.WHOLE), backend(Mode.API, sink -> {
                    throw new GenerationException(ErrorCode.UPSTREAM_AUTH, "no key");
                }));

        assertThat(answer.cost()).contains(BigDecimal.ZERO);
    }

    @Test
    void personalData_isMaskedInTextAndResult() {
        TestingPipeline.Answer answer = pipeline.ask(
                pipeline.request(GroundingPolicy.OFF, Delivery.WHOLE),
                backend(Mode.API, sink -> sink.accept("Please write to boaz@example.com about it.")));

        assertThat(answer.text()).isEqualTo("Please write to [EMAIL] about it.");
        assertThat(answer.result().orElseThrow().completion().text()).isEqualTo(answer.text());
    }

    @Test
    void enforce_ungroundedAnswer_isRegeneratedWithNextSeed() {
        AtomicInteger attempts = new AtomicInteger();
        List<GenerationRequest> requests = new ArrayList<>();

        TestingPipeline.Answer answer = pipeline.ask(
                pipeline.request(GroundingPolicy.ENFORCE, Delivery.WHOLE),
                backend(
                        Mode.API,
                        requests::add,
                        sink -> sink.accept(attempts.getAndIncrement() == 0 ? FALSE_ANSWER : TRUE_ANSWER)));

        assertThat(answer.result().orElseThrow().completion().text()).isEqualTo(TRUE_ANSWER);
        assertThat(answer.result().orElseThrow().completion().warnings())
                .contains("the first answer quoted what the passages do not hold: this is another one");
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).options().seed())
                .isNotEqualTo(requests.get(0).options().seed());
    }

    @Test
    void enforce_ungroundedTwice_isRefusedAndCharged() {
        TestingPipeline.Answer answer = pipeline.ask(
                pipeline.request(GroundingPolicy.ENFORCE, Delivery.WHOLE),
                backend(Mode.API, sink -> sink.accept(FALSE_ANSWER)),
                backend(Mode.LOCAL, sink -> sink.accept(TRUE_ANSWER)));

        assertThat(answer.failure().orElseThrow().code()).isEqualTo(ErrorCode.UNGROUNDED);
        assertThat(answer.cost().orElseThrow()).isPositive();
    }

    @Test
    void enforce_streamSentWithoutRestart_isRefused() {
        TestingPipeline.Answer answer = pipeline.ask(
                pipeline.request(GroundingPolicy.ENFORCE, Delivery.STREAM_ERROR),
                backend(Mode.API, sink -> sink.accept("Here it is. " + FALSE_ANSWER)));

        assertThat(answer.failure().orElseThrow().code()).isEqualTo(ErrorCode.UNGROUNDED);
        assertThat(answer.attempts()).isEqualTo(1);
    }

    @Test
    void groundingOff_passesTextUnchanged() {
        TestingPipeline.Answer answer = pipeline.ask(
                pipeline.request(GroundingPolicy.OFF, Delivery.WHOLE),
                backend(Mode.API, sink -> sink.accept(FALSE_ANSWER)));

        assertThat(answer.text()).isEqualTo(FALSE_ANSWER);
        assertThat(answer.result().orElseThrow().grounded()).isEmpty();
    }

    @Test
    void repeatedRequest_isAnsweredFromTheCacheAndCostsNothing() {
        TextBackend backend = backend(Mode.API, sink -> sink.accept(TRUE_ANSWER));
        GenerationRequest request = pipeline.cached(GroundingPolicy.REPAIR);
        TestingPipeline.Answer first = pipeline.ask(request, backend);

        TestingPipeline.Answer second = pipeline.ask(request, backend);

        assertThat(first.result().orElseThrow().cached()).isFalse();
        GenerationResult hit = second.result().orElseThrow();
        assertThat(hit.cached()).isTrue();
        assertThat(hit.completion().text()).isEqualTo(TRUE_ANSWER).isEqualTo(second.text());
        assertThat(hit.costUsd()).contains(BigDecimal.ZERO);
        assertThat(pipeline.attempts()).isEqualTo(1);
    }

    @Test
    void clientLeaves_identicalRequestThatFollowsGeneratesAnew() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Cancellation leaver = patient();
        AtomicInteger calls = new AtomicInteger();
        TextBackend backend = backend(Mode.API, sink -> {
            if (calls.incrementAndGet() == 1) {
                started.countDown();
                await(go);
                leaver.throwIfCancelled();
            }
            sink.accept(TRUE_ANSWER);
        });
        GenerationRequest request = pipeline.cached(GroundingPolicy.REPAIR);
        Future<TestingPipeline.Answer> left = threads.submit(() -> pipeline.ask(request, leaver, backend));
        await(started);
        Future<TestingPipeline.Answer> stays = threads.submit(() -> pipeline.ask(request, patient(), backend));
        pipeline.awaitWaiting(2);

        leaver.cancel(Cancellation.Reason.CLIENT_GONE);
        go.countDown();

        assertThat(left.get(10, SECONDS).failure().orElseThrow().code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(stays.get(10, SECONDS).text()).isEqualTo(TRUE_ANSWER);
        assertThat(calls).hasValue(2);
    }

    @Test
    void stagesWithoutAnswer_throwIllegalState() {
        AnswerStage passes = (context, next) -> next.answer(context);

        assertThatThrownBy(() -> new AnswerPipeline(List.of(passes)).answer(pipeline.context(patient())))
                .isInstanceOf(IllegalStateException.class);
    }

    private TextBackend backend(Mode mode, Consumer<TokenSink> doing) {
        return backend(mode, request -> {}, doing);
    }

    private TextBackend backend(Mode mode, Consumer<GenerationRequest> requests, Consumer<TokenSink> doing) {
        return TestingMetering.metered(new TestingPipeline.ScriptedBackend(mode, requests, doing));
    }

    private static Cancellation patient() {
        return new Cancellation(Duration.ofSeconds(30), System::nanoTime);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of an event as the client sees it. */
    static Optional<String> shown(StreamEvent event) {
        if (event instanceof StreamEvent.Token token) {
            return Optional.of(token.text());
        }
        return event instanceof StreamEvent.Restart restart
                ? Optional.of("RESTART " + restart.reason())
                : Optional.empty();
    }
}
