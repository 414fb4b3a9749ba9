package org.scribes.textgen.generation.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.TestingMetering;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Candidate;
import org.scribes.textgen.domain.CandidateMode;
import org.scribes.textgen.domain.CandidateOptions;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Standing;
import org.scribes.textgen.domain.TokenSink;

class CandidateStageTest {
    private static final String VERSE = "For God so loved the world, that he gave his only born Son.";
    private static final String TRUE_ANSWER = "John 3:16 says, \"" + VERSE + "\" [1]";
    private static final String FALSE_ANSWER = "It says, \"Whoever plants in the evening shall harvest at dawn.\" [1]";
    private static final String NO_ANSWER = "I would rather talk about the weather of the last few days.";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestingPipeline pipeline = new TestingPipeline(threads);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void best_isTheAnswerAndAllAreListedBestFirst() {
        TestingPipeline.Answer answer =
                pipeline.ask(several(3, CandidateMode.BEST, true), saying(FALSE_ANSWER, TRUE_ANSWER, NO_ANSWER));

        assertThat(answer.text()).isEqualTo(TRUE_ANSWER);
        GenerationResult result = answer.result().orElseThrow();
        assertThat(result.completion().text()).isEqualTo(TRUE_ANSWER);
        assertThat(result.candidates())
                .extracting(candidate -> candidate.score().orElseThrow().standing())
                .containsExactly(Standing.SUPPORTED, Standing.UNSUPPORTED, Standing.UNSUPPORTED);
        assertThat(result.candidates()).extracting(Candidate::chosen).containsExactly(true, false, false);
        assertThat(result.candidates())
                .extracting(candidate -> candidate.text().orElseThrow())
                .startsWith(TRUE_ANSWER, NO_ANSWER);
        assertThat(result.candidates()).extracting(Candidate::seed).doesNotHaveDuplicates();
    }

    @Test
    void candidates_areGeneratedAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(4);
        TextBackend backend = scripted(sink -> {
            meet(all);
            sink.accept(TRUE_ANSWER);
        });

        assertThat(pipeline.ask(several(4, CandidateMode.BEST, false), backend).text())
                .isEqualTo(TRUE_ANSWER);
    }

    @Test
    void everyCandidate_isCharged() {
        TestingPipeline.Answer one =
                pipeline.ask(several(1, CandidateMode.BEST, false), scripted(sink -> sink.accept(TRUE_ANSWER)));
        TestingPipeline.Answer four =
                pipeline.ask(several(4, CandidateMode.BEST, false), scripted(sink -> sink.accept(TRUE_ANSWER)));

        assertThat(four.cost().orElseThrow())
                .isEqualByComparingTo(one.cost().orElseThrow().multiply(BigDecimal.valueOf(4)));
        assertThat(four.attempts()).isEqualTo(4);
    }

    @Test
    void failedCandidate_isListedWithItsErrorAndFailsNothing() {
        AtomicInteger calls = new AtomicInteger();
        TextBackend backend = scripted(sink -> {
            if (calls.getAndIncrement() == 0) {
                throw new GenerationException(ErrorCode.UPSTREAM_ERROR, "broken off");
            }
            sink.accept(TRUE_ANSWER);
        });

        GenerationResult result = pipeline.ask(several(2, CandidateMode.BEST, false), backend)
                .result()
                .orElseThrow();

        assertThat(result.completion().text()).isEqualTo(TRUE_ANSWER);
        assertThat(result.candidates())
                .extracting(Candidate::error)
                .containsExactly(Optional.empty(), Optional.of(ErrorCode.UPSTREAM_ERROR));
    }

    @Test
    void allCandidatesFail_requestFails() {
        TextBackend backend = scripted(sink -> {
            throw new GenerationException(ErrorCode.UPSTREAM_AUTH, "no key");
        });

        assertThat(pipeline.ask(several(2, CandidateMode.BEST, false), backend)
                        .failure()
                        .orElseThrow()
                        .code())
                .isEqualTo(ErrorCode.UPSTREAM_AUTH);
    }

    @Test
    void race_firstThatPassesWinsAndTheOthersAreCancelledAndCharged() {
        AtomicInteger calls = new AtomicInteger();
        CyclicBarrier all = new CyclicBarrier(3);
        TextBackend backend = TestingMetering.metered(new TestingPipeline.CancellableBackend((sink, cancellation) -> {
            int call = calls.getAndIncrement();
            sink.accept(call == 0 ? TRUE_ANSWER : "Let me think about it for a long time. ");
            meet(all);
            if (call > 0) {
                awaitCancel(cancellation);
            }
        }));

        TestingPipeline.Answer answer = pipeline.ask(several(3, CandidateMode.RACE, false), backend);

        assertThat(answer.text()).isEqualTo(TRUE_ANSWER);
        assertThat(answer.result().orElseThrow().candidates())
                .extracting(Candidate::error)
                .containsExactly(Optional.empty(), Optional.of(ErrorCode.CANCELLED), Optional.of(ErrorCode.CANCELLED));
        assertThat(answer.cost().orElseThrow()).as("more than the winner's").isPositive();
    }

    @Test
    void race_thatNobodyWins_isDecidedByRank() {
        GenerationResult result = pipeline.ask(several(2, CandidateMode.RACE, false), saying(FALSE_ANSWER, NO_ANSWER))
                .result()
                .orElseThrow();

        assertThat(result.completion().text()).isEqualTo(NO_ANSWER);
    }

    @Test
    void chosenAnswer_isCachedWithItsCandidates() {
        TextBackend backend = scripted(sink -> sink.accept(TRUE_ANSWER));
        GenerationRequest request = pipeline.cached(GroundingPolicy.REPAIR)
                .choosing(new CandidateOptions(2, CandidateMode.BEST, List.of(), false, false));

        GenerationResult first = pipeline.ask(request, backend).result().orElseThrow();
        GenerationResult second = pipeline.ask(request, backend).result().orElseThrow();

        assertThat(second.cached()).isTrue();
        assertThat(second.candidates()).isEqualTo(first.candidates()).hasSize(2);
    }

    @Test
    void requestIsCancelled_candidatesEnd() {
        Cancellation client = new Cancellation(Duration.ofSeconds(30), System::nanoTime);
        TextBackend backend = new TestingPipeline.CancellableBackend((sink, cancellation) -> {
            client.cancel(Cancellation.Reason.CLIENT_GONE);
            awaitCancel(cancellation);
        });

        assertThat(pipeline.ask(several(2, CandidateMode.BEST, false), client, backend)
                        .failure()
                        .orElseThrow()
                        .code())
                .isEqualTo(ErrorCode.CANCELLED);
    }

    private GenerationRequest several(int count, CandidateMode mode, boolean texts) {
        return pipeline.request(GroundingPolicy.REPORT, Delivery.STREAM_ERROR)
                .choosing(new CandidateOptions(count, mode, List.of(), texts, false));
    }

    /** A backend whose answers are {@code texts}, in the order of its calls. */
    private static TextBackend saying(String... texts) {
        ConcurrentLinkedQueue<String> left = new ConcurrentLinkedQueue<>(List.of(texts));
        return scripted(sink -> sink.accept(left.remove()));
    }

    private static TextBackend scripted(Consumer<TokenSink> doing) {
        return TestingMetering.metered(new TestingPipeline.ScriptedBackend(Mode.API, request -> {}, doing));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitCancel(Cancellation cancellation) {
        try {
            cancellation.awaitCancel(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        cancellation.throwIfCancelled();
    }
}
