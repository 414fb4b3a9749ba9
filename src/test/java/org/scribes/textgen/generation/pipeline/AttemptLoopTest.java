package org.scribes.textgen.generation.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.TestingBackend;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.generation.pipeline.TestingChain.Outcome;
import org.scribes.textgen.observe.TestingLog;
import org.scribes.textgen.observe.TestingMetrics;

class AttemptLoopTest {
    private static final Logger LOG = Logger.getLogger("org.scribes.textgen.generation");
    private static final LoadState READY = new LoadState.Ready();
    private static final LoadState FAILED = new LoadState.Failed("no model here");

    private final TestingMetrics metrics = new TestingMetrics();
    private final Cancellation cancellation = new Cancellation(Duration.ofSeconds(30), System::nanoTime);
    private final List<Mode> attempted = new ArrayList<>();

    @BeforeAll
    static void silenceTheLog() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void restoreTheLog() {
        LOG.setLevel(null);
    }

    @Test
    void firstBackend_succeeds_noFailover() {
        Outcome outcome = ask(api(), local(), extractive());

        assertThat(outcome.result()).isEqualTo("API");
        assertThat(outcome.answer().orElseThrow().route().attempts()).isEqualTo(1);
        assertThat(outcome.answer().orElseThrow().route().degraded()).isFalse();
        assertThat(attempted).containsExactly(Mode.API);
        assertThat(metrics.counts()).isEmpty();
    }

    @Test
    void failedBackends_failOverInOrder() {
        Outcome outcome =
                ask(local(failing(ErrorCode.OUT_OF_MEMORY)), api(passing(ErrorCode.UPSTREAM_ERROR)), extractive());

        assertThat(outcome.result()).isEqualTo("EXTRACTIVE");
        assertThat(attempted).containsExactly(Mode.LOCAL, Mode.API, Mode.API, Mode.EXTRACTIVE);
        assertThat(outcome.answer().orElseThrow().route().attempts()).isEqualTo(4);
        assertThat(outcome.answer().orElseThrow().route().failover())
                .containsExactly(
                        new Failover(Mode.LOCAL, Mode.API, ErrorCode.OUT_OF_MEMORY, "because OUT_OF_MEMORY"),
                        new Failover(Mode.API, Mode.EXTRACTIVE, ErrorCode.UPSTREAM_ERROR, "because UPSTREAM_ERROR"));
        assertThat(metrics.counts())
                .isEqualTo(Map.of(
                        "textgen_failover from=local to=api reason=OUT_OF_MEMORY",
                        1L,
                        "textgen_failover from=api to=extractive reason=UPSTREAM_ERROR",
                        1L,
                        "textgen_retries reason=503",
                        1L));
    }

    @Test
    void allBackendsFail_firstFailureIsThrown() {
        Outcome outcome = ask(api(failing(ErrorCode.UPSTREAM_AUTH)), local(failing(ErrorCode.MODEL_UNAVAILABLE)));

        assertThat(outcome.result()).isEqualTo("UPSTREAM_AUTH");
        assertThat(attempted).containsExactly(Mode.API, Mode.LOCAL);
    }

    @Test
    void namedModel_isAnsweredByBackendsThatHaveIt() {
        assertThat(askFor("local/one", api(), local(), extractive()).result()).isEqualTo("LOCAL");
        assertThat(askFor("both", api(failing(ErrorCode.UPSTREAM_ERROR)), local())
                        .result())
                .isEqualTo("LOCAL");
        assertThat(askFor("api/one", api(failing(ErrorCode.UPSTREAM_ERROR)), local(), extractive())
                        .result())
                .isEqualTo("EXTRACTIVE");
        assertThat(attempted).containsExactly(Mode.LOCAL, Mode.API, Mode.LOCAL, Mode.API, Mode.EXTRACTIVE);
    }

    @Test
    void unknownModel_isRefusedWithKnownModels() {
        GenerationException refused =
                askFor("gpt", api(), local(), extractive()).failure().orElseThrow();

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
        assertThat(refused).hasMessage("model must be api/one, or both, or local/one");
        assertThat(askFor("gpt", extractive()).failure().orElseThrow())
                .hasMessage("model cannot be given: no model answers here");
        assertThat(attempted).isEmpty();
    }

    @Test
    void fallback_modelNeverReady_isNotUsed() {
        assertThat(ask(backend(Mode.LOCAL, FAILED, failing(ErrorCode.MODEL_UNAVAILABLE)), extractive())
                        .result())
                .isEqualTo("MODEL_UNAVAILABLE");
        assertThat(ask(
                                backend(Mode.API, FAILED, failing(ErrorCode.UPSTREAM_AUTH)),
                                backend(Mode.LOCAL, FAILED, failing(ErrorCode.MODEL_UNAVAILABLE)),
                                extractive())
                        .result())
                .isEqualTo("UPSTREAM_AUTH");
        assertThat(attempted).doesNotContain(Mode.EXTRACTIVE);
        assertThat(ask(extractive(), backend(Mode.LOCAL, FAILED, AttemptLoopTest::answers))
                        .result())
                .as("where it is the first")
                .isEqualTo("EXTRACTIVE");
    }

    @Test
    void fallback_readyModelFails_isUsed() {
        assertThat(ask(
                                backend(Mode.API, FAILED, failing(ErrorCode.UPSTREAM_AUTH)),
                                local(failing(ErrorCode.OUT_OF_MEMORY)),
                                extractive())
                        .result())
                .isEqualTo("EXTRACTIVE");
    }

    @Test
    void overload_failsOverToModelButNotToFallback() {
        assertThat(ask(local(failing(ErrorCode.OVERLOADED)), extractive()).result())
                .isEqualTo("OVERLOADED");
        assertThat(ask(local(failing(ErrorCode.OVERLOADED)), extractive(), api())
                        .result())
                .isEqualTo("API");
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY_PROMPT", "INVALID_PARAMETER", "PROMPT_TOO_LONG"})
    void invalidRequest_atFirstBackend_isFinal(ErrorCode code) {
        assertThat(ask(api(failing(code)), local(), extractive()).result()).isEqualTo(code.name());
        assertThat(attempted).containsExactly(Mode.API);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY_PROMPT", "INVALID_PARAMETER", "PROMPT_TOO_LONG"})
    void invalidRequest_atLaterBackend_failsOver(ErrorCode code) {
        assertThat(ask(api(failing(ErrorCode.UPSTREAM_ERROR)), local(failing(code)), extractive())
                        .result())
                .isEqualTo("EXTRACTIVE");
        assertThat(ask(api(failing(ErrorCode.UPSTREAM_ERROR)), local(failing(code)))
                        .result())
                .isEqualTo("UPSTREAM_ERROR");
    }

    @Test
    void defect_failsOverAndIsNotShown() {
        Consumer<TokenSink> defect = sink -> {
            throw new IllegalStateException("index 7 of 6");
        };

        assertThat(ask(api(defect), local()).result()).isEqualTo("LOCAL");
        GenerationException failure = ask(api(defect)).failure().orElseThrow();
        assertThat(failure.code()).isEqualTo(ErrorCode.GENERATION_FAILED);
        assertThat(failure.getMessage()).doesNotContain("index");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StackOverflowError.class,
                NoClassDefFoundError.class,
                ExceptionInInitializerError.class,
                AssertionError.class,
                InternalError.class,
                OutOfMemoryError.class
            })
    void error_failsTheAttemptAndIsLogged(Class<? extends Error> type) throws ReflectiveOperationException {
        Error error = type.getDeclaredConstructor().newInstance();
        Consumer<TokenSink> defect = sink -> {
            throw error;
        };

        assertThat(ask(api(defect), local()).result()).isEqualTo("LOCAL");
        try (TestingLog log = new TestingLog(AttemptLoop.class)) {
            Outcome outcome = ask(api(defect));
            assertThat(outcome.result())
                    .isEqualTo(error instanceof OutOfMemoryError ? "OUT_OF_MEMORY" : "GENERATION_FAILED");
            assertThat(log.lines())
                    .anySatisfy(line ->
                            assertThat(line).startsWith("backend_defect").contains(type.getName()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failureAfterText_failsOverOnlyIfRestartIsAllowed(Delivery delivery) {
        Consumer<TokenSink> breaksOff = sink -> {
            sink.accept("In");
            throw new GenerationException(ErrorCode.UPSTREAM_ERROR, "broken off");
        };

        Outcome outcome = ask(delivery, Optional.empty(), api(breaksOff), local());

        assertThat(ask(delivery, Optional.empty(), api(failing(ErrorCode.UPSTREAM_ERROR)), local())
                        .seen())
                .containsExactly("LOCAL");
        if (!delivery.mayRestart(true)) {
            assertThat(outcome.result()).isEqualTo("UPSTREAM_ERROR");
            assertThat(outcome.seen()).containsExactly("In");
        } else {
            assertThat(outcome.result()).isEqualTo("LOCAL");
            assertThat(outcome.seen()).containsExactly("In", "RESTART UPSTREAM_ERROR", "LOCAL");
        }
    }

    @Test
    void invalidAnswer_isRegeneratedByTheSameBackend() {
        Outcome outcome = askChecked(Delivery.STREAM_RESTART, 1, api(), extractive());

        assertThat(outcome.result()).isEqualTo("API");
        assertThat(attempted).containsExactly(Mode.API, Mode.API);
        assertThat(outcome.seen()).containsExactly("API", "RESTART INVALID_OUTPUT", "API");
        GenerationResult answer = outcome.answer().orElseThrow();
        assertThat(answer.route().attempts()).isEqualTo(2);
        assertThat(answer.route().degraded()).isFalse();
        assertThat(answer.completion().warnings())
                .containsExactly("the first answer was not fit to be shown: this is another one");
    }

    @Test
    void invalidAnswerTwice_failsOver() {
        Outcome outcome = askChecked(Delivery.WHOLE, 2, api(), extractive());

        assertThat(outcome.result()).isEqualTo("EXTRACTIVE");
        assertThat(attempted).containsExactly(Mode.API, Mode.API, Mode.EXTRACTIVE);
        GenerationResult answer = outcome.answer().orElseThrow();
        assertThat(answer.route().attempts()).isEqualTo(3);
        assertThat(answer.route().failover())
                .containsExactly(new Failover(
                        Mode.API,
                        Mode.EXTRACTIVE,
                        ErrorCode.INVALID_OUTPUT,
                        "the model gave no answer that is fit to be shown: it was too short"));
        assertThat(answer.completion().warnings()).isEmpty();
    }

    @Test
    void allAnswersInvalid_requestFails() {
        Outcome outcome = askChecked(Delivery.WHOLE, 4, api(), local());

        assertThat(outcome.result()).isEqualTo("INVALID_OUTPUT");
        assertThat(attempted).containsExactly(Mode.API, Mode.API, Mode.LOCAL, Mode.LOCAL);
    }

    @Test
    void invalidAnswerSent_restartNotAllowed_requestFails() {
        Outcome outcome = askChecked(Delivery.STREAM_ERROR, 1, api(), extractive());

        assertThat(outcome.result()).isEqualTo("INVALID_OUTPUT");
        assertThat(outcome.seen()).containsExactly("API");
    }

    @Test
    void modelWithUnannouncedThinking_isRecognisedByItsFirstAnswer() {
        TestingChain chain = chain(api(sink -> {
            sink.accept("Who?");
            sink.accept("</think>");
        }));

        Outcome first = chain.ask(request(Delivery.STREAM_RESTART, Optional.empty()), cancellation);
        Outcome second = chain.ask(request(Delivery.STREAM_RESTART, Optional.empty()), cancellation);

        assertThat(first.seen()).containsExactly("Who?", "RESTART INVALID_OUTPUT", "API");
        assertThat(second.seen()).containsExactly("API");
        assertThat(second.result()).isEqualTo("API");
    }

    @Test
    void cancelledRequest_doesNotFailOver() {
        Consumer<TokenSink> cancelled = sink -> {
            cancellation.cancel(Cancellation.Reason.CLIENT_GONE);
            throw new GenerationException(ErrorCode.CANCELLED, "the client is gone");
        };

        assertThat(ask(api(failing(ErrorCode.UPSTREAM_AUTH)), local(cancelled), extractive())
                        .result())
                .isEqualTo("CANCELLED");
        assertThat(attempted).containsExactly(Mode.API, Mode.LOCAL);
    }

    @Test
    void status_isOfFirstReadyBackend_orOfFirst() {
        TextBackend failed = backend(Mode.API, FAILED, AttemptLoopTest::answers);

        assertThat(chain(failed, local(), extractive())
                        .models()
                        .modelStatus(Optional.empty())
                        .mode())
                .isEqualTo(Mode.LOCAL);
        assertThat(chain(failed, backend(Mode.LOCAL, FAILED, AttemptLoopTest::answers), extractive())
                        .models()
                        .modelStatus(Optional.empty())
                        .mode())
                .isEqualTo(Mode.API);
    }

    private TestingBackend api() {
        return api(AttemptLoopTest::answers);
    }

    private TestingBackend local() {
        return local(AttemptLoopTest::answers);
    }

    private TestingBackend api(Consumer<TokenSink> doing) {
        return backend(Mode.API, READY, doing);
    }

    private TestingBackend local(Consumer<TokenSink> doing) {
        return backend(Mode.LOCAL, READY, doing);
    }

    private TestingBackend extractive() {
        return backend(Mode.EXTRACTIVE, READY, AttemptLoopTest::answers);
    }

    private TestingBackend backend(Mode mode, LoadState load, Consumer<TokenSink> doing) {
        return new TestingBackend(
                mode,
                load,
                switch (mode) {
                    case API -> List.of("api/one", "both");
                    case LOCAL -> List.of("local/one", "both");
                    case EXTRACTIVE -> List.of();
                },
                sink -> {
                    attempted.add(mode);
                    doing.accept(sink);
                });
    }

    private static void answers(TokenSink sink) {}

    private static Consumer<TokenSink> failing(ErrorCode code) {
        return sink -> {
            throw new GenerationException(code, "because " + code);
        };
    }

    private static Consumer<TokenSink> passing(ErrorCode code) {
        return sink -> {
            throw new TransientFailure("503", new GenerationException(code, "because " + code));
        };
    }

    private TestingChain chain(TextBackend... backends) {
        return new TestingChain(metrics, List.of(backends));
    }

    private Outcome ask(TextBackend... backends) {
        return ask(Delivery.WHOLE, Optional.empty(), backends);
    }

    private Outcome askFor(String model, TextBackend... backends) {
        return ask(Delivery.WHOLE, Optional.of(model), backends);
    }

    private Outcome ask(Delivery delivery, Optional<String> model, TextBackend... backends) {
        return chain(backends).ask(request(delivery, model), cancellation);
    }

    /** Sends a request for which the first answers are too short. */
    private Outcome askChecked(Delivery delivery, int unfit, TextBackend... backends) {
        int[] checked = {0};
        return chain(backends)
                .ask(
                        request(delivery, Optional.empty()),
                        (request, answer) -> ++checked[0] <= unfit ? Optional.of("was too short") : Optional.empty(),
                        cancellation);
    }

    private static GenerationRequest request(Delivery delivery, Optional<String> model) {
        return new GenerationRequest(
                "req-1", new Prompt.Text("Who?", false), List.of(), SamplingOptions.DEFAULTS, model, delivery);
    }
}
