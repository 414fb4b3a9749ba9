package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.engine.EngineException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.decoder.TestingDecoder;
import org.scribes.textgen.backend.local.decoder.TestingModels;
import org.scribes.textgen.backend.local.kv.KvCache;
import org.scribes.textgen.backend.local.kv.TestingKvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.constraint.QuotationAutomaton;
import org.scribes.textgen.grounding.store.TestingWords;
import org.scribes.textgen.grounding.text.TestingQuotations;
import org.scribes.textgen.observe.TestingLog;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/** Tests single answers with a decoder of known output and the embedded model's tokenizer. */
@Timeout(30)
class BatchLoopTest {
    private static final int END = 5;
    private static final SamplingParameters GREEDY = new SamplingParameters(0, 1, 0, 1, false, OptionalLong.empty());

    @TempDir
    static Path folder;

    private static CheckpointTokenizer tokenizer;
    private static Vocabulary vocabulary;

    private Optional<TokenConstraint> constraint = Optional.empty();
    private int outOfMemory;

    private final AtomicLong nanos = new AtomicLong();
    private final Cancellation cancellation = new Cancellation(Duration.ofSeconds(30), nanos::get);
    private final List<String> pieces = new ArrayList<>();

    @BeforeAll
    static void openTokenizer() {
        Path checkpoint = EmbeddedModel.install(folder);
        tokenizer = CheckpointTokenizer.open(checkpoint);
        vocabulary = VocabularyReader.read(checkpoint, tokenizer, 4096, Set.of(END));
    }

    @AfterAll
    static void closeTokenizer() {
        tokenizer.close();
    }

    private static TestingDecoder answering(String text, int... more) {
        return answering(3, text, more);
    }

    private static TestingDecoder answering(int promptLength, String text, int... more) {
        int[] tokens = tokenizer.encode(text);
        int[] all = Arrays.copyOf(tokens, tokens.length + more.length);
        System.arraycopy(more, 0, all, tokens.length, more.length);
        return new TestingDecoder(4096, promptLength, all);
    }

    private Completion run(TestingDecoder decoder, int promptLength, int maxNewTokens, String... stop) {
        LocalModel model = model(decoder);
        PreparedRequest request = request(promptLength, maxNewTokens, stop);
        TestingBatch batch = new TestingBatch(model, 4);
        QueuedRequest queued = batch.submit(request, cancellation);
        batch.finish();
        outOfMemory = batch.outOfMemory();
        assertThat(batch.gauges().kvTokensInUse()).isZero();
        return queued.channel().passOn(pieces::add, cancellation);
    }

    private PreparedRequest request(int promptLength, int maxNewTokens, String... stop) {
        return new PreparedRequest(
                IntStream.range(0, promptLength).map(i -> 7).boxed().toList(),
                maxNewTokens,
                GREEDY,
                List.of(stop),
                constraint,
                List.of(),
                TestingKvCache.ONE_CLIENT);
    }

    private static LocalModel model(TestingDecoder decoder) {
        return TestingModels.of(decoder, 2000, tokenizer, vocabulary, Set.of(END));
    }

    private void assertFails(TestingDecoder decoder, ErrorCode code) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> run(decoder, 3, 40))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void run_endOfText_endsTheAnswer() {
        Completion completion = run(answering("Grace and peace.", END), 3, 40);

        assertThat(completion.text()).isEqualTo("Grace and peace.");
        assertThat(String.join("", pieces)).isEqualTo(completion.text());
        assertThat(completion.finishReason()).isEqualTo(FinishReason.EOS_TOKEN);
        assertThat(completion.usage().input()).isEqualTo(3);
        assertThat(completion.usage().generated()).isEqualTo(tokenizer.encode("Grace and peace.").length + 1);
    }

    @Test
    void run_noEndOfText_stopsAtTheLimit() {
        Completion completion = run(answering("and"), 3, 6);

        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.usage().generated()).isEqualTo(6);
    }

    @Test
    void run_stopSequenceAcrossTokens_isNotEmitted() {
        Completion completion = run(answering("Grace and peace to you.", END), 3, 40, " peace to");

        assertThat(completion.text()).isEqualTo("Grace and");
        assertThat(String.join("", pieces)).isEqualTo("Grace and");
        assertThat(completion.finishReason()).isEqualTo(FinishReason.STOP_SEQUENCE);
    }

    @Test
    void run_longPrompt_isPrefilledInSteps() {
        TestingDecoder decoder = answering(600, "a", END);

        run(decoder, 600, 4);

        assertThat(decoder.steps.subList(0, 3)).containsExactly(256, 256, 88);
    }

    @Test
    void run_cancelledWhileDecoding_endsWithinOneToken() {
        TestingDecoder decoder = answering("and");
        decoder.beforeStep = () -> {
            if (decoder.steps.size() == 4) {
                cancellation.cancel(Cancellation.Reason.CLIENT_GONE);
            }
        };

        assertFails(decoder, ErrorCode.CANCELLED);
        assertThat(decoder.steps).hasSize(5);
    }

    @Test
    void run_deadlineWhileDecoding_isATimeout() {
        TestingDecoder decoder = answering("and");
        decoder.beforeStep = () -> nanos.addAndGet(Duration.ofSeconds(11).toNanos());

        assertFails(decoder, ErrorCode.TIMEOUT);
        assertThat(decoder.steps).hasSize(3);
    }

    @Test
    void run_deadlineInTheQueue_decodesNothing() {
        TestingDecoder decoder = answering("and");
        nanos.set(Duration.ofSeconds(31).toNanos());

        assertFails(decoder, ErrorCode.TIMEOUT);
        assertThat(decoder.steps).isEmpty();
    }

    @Test
    void run_engineOutOfMemory_isReported() {
        TestingDecoder decoder = answering("and");
        decoder.beforeStep = () -> {
            throw new EngineException("DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes");
        };

        assertFails(decoder, ErrorCode.OUT_OF_MEMORY);
        assertThat(outOfMemory).isEqualTo(1);
    }

    @Test
    void run_engineFailure_hidesItsMessage() {
        TestingDecoder decoder = answering("and");
        decoder.beforeStep = () -> {
            throw new EngineException("secret");
        };

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> run(decoder, 3, 40))
                .withMessageNotContaining("secret")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.GENERATION_FAILED));
        assertThat(outOfMemory).isZero();
    }

    @Test
    void run_stepError_failsTheAnswerAndContinues() {
        TestingDecoder decoder = answering("and", END);
        TestingBatch batch = new TestingBatch(model(decoder), 4);
        decoder.beforeStep = () -> {
            throw new StackOverflowError();
        };
        QueuedRequest first = batch.submit(request(3, 40), cancellation);
        batch.finish();
        decoder.beforeStep = () -> {};
        QueuedRequest second = batch.submit(request(3, 40), cancellation);
        batch.finish();

        assertFailed(first, ErrorCode.GENERATION_FAILED);
        assertThat(second.channel().passOn(pieces::add, cancellation).text()).isEqualTo("and");
    }

    private void assertFailed(QueuedRequest queued, ErrorCode code) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> queued.channel().passOn(pieces::add, cancellation))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void run_loopError_failsAdmittedRequestsAndRestarts() throws InterruptedException {
        BackgroundTasks tasks = new BackgroundTasks();
        AtomicInteger turns = new AtomicInteger();
        LocalModel model = model(answering("and", END));
        BatchLoop loop = new BatchLoop(
                model,
                new KvCache(2000, model.decoder()::copy),
                1,
                new StepPlanner(true, nanos::get),
                nanos::get,
                new BatchLoop.Listener() {
                    @Override
                    public void turned(BatchGauges gauges, EngineLoad load) {
                        if (turns.incrementAndGet() == 1) {
                            throw new NoClassDefFoundError();
                        }
                    }

                    @Override
                    public void outOfMemory() {}
                });
        InferenceThread<QueuedRequest> inferenceThread = new InferenceThread<>(
                10,
                new TimedAdmission(),
                Thread::new,
                open -> loop.run(open, tasks.task("engine"), Duration.ofMillis(1)));
        QueuedRequest running = submitted(inferenceThread);
        QueuedRequest waiting = submitted(inferenceThread);

        try (TestingLog log = new TestingLog(BackgroundTask.class)) {
            inferenceThread.start();
            assertThat(waiting.channel().passOn(pieces::add, cancellation).text())
                    .isEqualTo("and");
            assertThat(log.lines()).hasSize(2).first().asString().startsWith("background_task_failed task=engine");
        }

        assertFailed(running, ErrorCode.GENERATION_FAILED);
        assertThat(tasks.health().getStatus()).isEqualTo(Status.UP);
        inferenceThread.close();
    }

    private QueuedRequest submitted(InferenceThread<QueuedRequest> inferenceThread) {
        QueuedRequest queued = new QueuedRequest(request(3, 40), cancellation, new AnswerChannel(), nanos.get());
        inferenceThread.submit(queued);
        return queued;
    }

    @Test
    void runOnce_requestWithoutKvSpace_countsAsWaiting() {
        TestingBatch batch = new TestingBatch(model(answering("and")), 4);
        batch.submit(request(3, 1500), cancellation);
        batch.submit(request(3, 1500), cancellation);

        batch.runOnce();

        assertThat(batch.gauges().running()).isEqualTo(1);
        assertThat(batch.waiting()).isEqualTo(1);
        batch.finish();
        assertThat(batch.waiting()).isZero();
    }

    @Test
    void run_falseQuotation_becomesThePassages() {
        constraint = Optional.of(QuotationAutomaton.ofTexts(List.of("Grace and peace to you."), TestingWords.get()));

        Completion completion = run(answering("He says, \"Grace and war to you\" [1]", END), 3, 40);

        assertThat(completion.text()).startsWith("He says, \"Grace and").doesNotContain("war");
        assertThat(TestingQuotations.falseIn(completion.text(), List.of("Grace and peace to you."), false))
                .isEmpty();
        assertThat(completion.warnings()).isEmpty();
    }

    @Test
    void run_limitInsideAQuotation_warns() {
        constraint = Optional.of(QuotationAutomaton.ofTexts(List.of("Grace and peace to you."), TestingWords.get()));

        Completion completion = run(answering("\"Grace and"), 3, 3);

        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.warnings()).singleElement().asString().contains("within a quotation");
    }

    @Test
    void run_stopSequenceInsideAQuotation_warns() {
        constraint = Optional.of(QuotationAutomaton.ofTexts(List.of("Grace and peace to you."), TestingWords.get()));

        Completion completion = run(answering("\"Grace and peace\"", END), 3, 40, " peace");

        assertThat(completion.text()).isEqualTo("\"Grace and");
        assertThat(completion.finishReason()).isEqualTo(FinishReason.STOP_SEQUENCE);
        assertThat(completion.warnings()).hasSize(1);
    }

    @Test
    void run_noTokenAllowed_endsTheAnswerWithAWarning() {
        constraint = Optional.of(new TestingConstraint(2));

        Completion completion = run(answering("aaaa"), 3, 40);

        assertThat(completion.text()).isEqualTo("aa");
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.usage().generated()).isEqualTo(2);
        assertThat(completion.warnings()).hasSize(1);
    }

    /** Allows "a" {@code max} times and then nothing, not even the end. */
    private record TestingConstraint(int max) implements TokenConstraint {
        @Override
        public long start() {
            return 0;
        }

        @Override
        public long next(long state, int next) {
            return next == 'a' && state < max ? state + 1 : REFUSED;
        }

        @Override
        public boolean binds(long state) {
            return true;
        }

        @Override
        public boolean mayEnd(long state) {
            return false;
        }
    }
}
