package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.decoder.BatchStep;
import org.scribes.textgen.backend.local.decoder.Decoder;
import org.scribes.textgen.backend.local.decoder.ForwardingDecoder;
import org.scribes.textgen.backend.local.decoder.TestingDecoder;
import org.scribes.textgen.backend.local.decoder.TestingModels;
import org.scribes.textgen.backend.local.prompt.TestingSettings;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;
import org.scribes.textgen.threads.ServerThreads;

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

    private LocalBackend backend(Supplier<Decoder> loaded) {
        SmallRyeConfig config = TestingSettings.config(Map.of());
        LocalConfig local = LocalConfig.from(config);
        LocalModelLoader loader =
                new LocalModelLoader(HuggingFaceConfig.from(config), AssistantConfig.from(config), local, data) {
                    @Override
                    LocalModel load(Progress progress) {
                        Decoder testingDecoder = loaded.get();
                        CheckpointTokenizer tokenizer = CheckpointTokenizer.open(checkpoint); // closed with the model
                        return TestingModels.of(
                                testingDecoder,
                                1000,
                                tokenizer,
                                VocabularyReader.read(checkpoint, tokenizer, 4096, Set.of()),
                                Set.of());
                    }
                };
        ServerThreads threads = new ServerThreads() {
            @Override
            public ThreadFactory named(String name) {
                return work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                };
            }
        };
        return new LocalBackend(
                loader,
                threads,
                BackendsConfig.from(config),
                AssistantConfig.from(config),
                local,
                new TestingMetrics().metrics(),
                new BackgroundTasks());
    }

    private static Completion ask(LocalBackend backend, Cancellation cancellation) {
        GenerationRequest request = new GenerationRequest(
                "id",
                new Prompt.Text("Why?", false),
                List.of(),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE);
        return backend.generate(request, piece -> {}, cancellation);
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
