package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.backend.local.decoder.BatchStep;
import org.scribes.textgen.backend.local.decoder.Decoder;
import org.scribes.textgen.backend.local.decoder.ForwardingDecoder;
import org.scribes.textgen.backend.local.decoder.TestingDecoder;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;

/** Tests requests, readiness and shutdown when the engine fails. */
@Timeout(60)
class LocalBackendTest {
    @TempDir
    static Path folder;

    private static Path checkpoint;
    private static DataDirectory data;

    private final CompletableFuture<Void> computingBegun = new CompletableFuture<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final TestingDecoder decoder = new TestingDecoder(4096, 0, 300);

    @BeforeAll
    static void open() {
        checkpoint = EmbeddedModel.install(folder);
        data = DataDirectory.open(folder.resolve("data"));
    }

    @AfterAll
    static void close() {
        data.close();
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private static LocalBackend backend(Supplier<Decoder> loaded) {
        return backend(Map.of(), loaded);
    }

    private static LocalBackend backend(Map<String, String> settings, Supplier<Decoder> loaded) {
        return TestingLocalBackend.of(checkpoint, data, settings, loaded);
    }

    /** A raw prompt reaches the model without passages. */
    private static Completion ask(LocalBackend backend, Cancellation cancellation) {
        return backend.generate(request(new Prompt.Text("Why?", true)), piece -> {}, cancellation);
    }

    private static GenerationRequest request(Prompt prompt, Passage... passages) {
        return new GenerationRequest(
                "id", prompt, List.of(passages), SamplingOptions.DEFAULTS, Optional.empty(), Delivery.WHOLE);
    }

    private static Cancellation patient() {
        return new Cancellation(Duration.ofHours(1), System::nanoTime);
    }

    /** Sends the first request, which starts the load. */
    private static LoadState loaded(LocalBackend backend) throws InterruptedException {
        assertThatThrownBy(() -> ask(backend, patient())).isInstanceOf(GenerationException.class);
        LoadState state = backend.modelStatus().load();
        while (state instanceof LoadState.Loading) {
            Thread.sleep(1);
            state = backend.modelStatus().load();
        }
        return state;
    }

    @Test
    void loadError_isReportedAndRequestsFail() throws InterruptedException {
        LocalBackend backend = backend(() -> {
            throw new UnsatisfiedLinkError("secret");
        });

        assertThat(loaded(backend))
                .isInstanceOfSatisfying(
                        LoadState.Failed.class,
                        failed -> assertThat(failed.cause())
                                .contains("UnsatisfiedLinkError")
                                .doesNotContain("secret"));
        assertFails(backend);
    }

    @Test
    void engineError_isReportedAndRequestsFail() throws InterruptedException {
        LocalBackend backend = backend(() -> new ForwardingDecoder(decoder) {
            @Override
            public int vocabularySize() {
                throw new NoClassDefFoundError("secret");
            }

            @Override
            public StepLogits step(BatchStep step) {
                return decoder.step(step);
            }
        });
        LoadState state = loaded(backend);
        while (!(state instanceof LoadState.Failed)) {
            Thread.sleep(1);
            state = backend.modelStatus().load();
        }

        assertFails(backend);
        assertThat(backend.window()).isEmpty();
    }

    private static void assertFails(LocalBackend backend) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> ask(backend, patient()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE));
    }

    private static final Prompt QUESTION = new Prompt.Text("Why?", false);
    private static final Passage PASSAGE = new Passage("1", "Jesus wept.", Optional.of("John 11:35"), Optional.empty());

    @Test
    void embeddedModel_refusesQuestionsWithoutPassages() throws InterruptedException {
        LocalBackend backend = backend(() -> decoder);
        loaded(backend);
        List<String> pieces = new ArrayList<>();

        Completion refusal = backend.generate(request(QUESTION), pieces::add, patient());

        assertThat(refusal.refusal()).isTrue();
        assertThat(refusal.text()).isEqualTo(DemonstrationModel.REFUSAL).isEqualTo(String.join("", pieces));
        assertThat(refusal.usage().generated()).isZero();
        assertThat(refusal.usage().input()).isPositive();
        assertThat(refusal.modelNote()).contains(Examples.MODEL_NOTE);
        backend.stop();
    }

    @Test
    void embeddedModel_generatesForPassagesAndRawPrompts() throws InterruptedException {
        LocalBackend backend = backend(() -> decoder);
        loaded(backend);

        assertThat(List.of(
                        request(QUESTION, PASSAGE),
                        request(new Prompt.Text("[1] John 11:35: Jesus wept.\n\nWhy?", false)),
                        request(new Prompt.Text("Why?", true))))
                .allSatisfy(request -> {
                    Completion answer = backend.generate(request, piece -> {}, patient());
                    assertThat(answer.refusal()).isFalse();
                    assertThat(answer.usage().generated()).isPositive();
                    assertThat(answer.modelNote()).contains(DemonstrationModel.NOTE);
                });
        backend.stop();
    }

    @Test
    void refusal_isNotForACancelledRequest() throws InterruptedException {
        LocalBackend backend = backend(() -> decoder);
        loaded(backend);
        Cancellation cancellation = patient();
        cancellation.cancel(Cancellation.Reason.STOPPING);

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> backend.generate(request(QUESTION), piece -> {}, cancellation));
        backend.stop();
    }

    @Test
    void configuredModel_answersQuestionsWithoutPassages() throws InterruptedException {
        LocalBackend backend = backend(Map.of("hf.model.path", "/models/one"), () -> decoder);
        loaded(backend);

        Completion answer = backend.generate(request(QUESTION), piece -> {}, patient());

        assertThat(answer.refusal()).isFalse();
        assertThat(answer.usage().generated()).isPositive();
        assertThat(answer.modelNote()).isEmpty();
        backend.stop();
    }

    @Test
    void stuckEngine_blocksNeitherRequestsNorShutdown() throws Exception {
        decoder.beforeStep = () -> {
            computingBegun.complete(null);
            while (released.getCount() > 0) {
                Thread.onSpinWait(); // like libtorch, not interruptible
            }
        };
        LocalBackend backend = backend(() -> decoder);
        loaded(backend);
        Cancellation cancellation = patient();
        CompletableFuture<Completion> answer = CompletableFuture.supplyAsync(() -> ask(backend, cancellation));
        CompletableFuture<Object> started = CompletableFuture.anyOf(answer, computingBegun);
        started.join();
        long begin = System.nanoTime();

        cancellation.cancel(Cancellation.Reason.STOPPING);
        backend.stop();

        assertThatThrownBy(answer::join).hasCauseInstanceOf(GenerationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }
}
