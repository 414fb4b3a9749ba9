package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.OpenTarget;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.LocalMemoryConfig;
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
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

/** Tests several targets with the embedded model, in libtorch. */
@Timeout(120)
class LocalModelsTest {
    private static final Passage PASSAGE = new Passage("1", "Jesus wept.", Optional.of("John 11:35"), Optional.empty());
    private static final Map<String, String> LAZY =
            Map.of("textgen.local.load", "lazy", "textgen.local.kv-memory", "4 MB");
    /** One embedded model in f32 with its KV cache and workspace takes some 90 MB. */
    private static final long ROOM_FOR_ONE = 150_000_000;

    @TempDir
    Path folder;

    private final TestingMetrics metrics = new TestingMetrics();
    private final BackgroundTasks tasks = new BackgroundTasks();
    private DataDirectory data;

    @SuppressWarnings("NullAway.Init") // each test makes its own
    private LocalModels models;

    @BeforeEach
    void open() {
        data = DataDirectory.open(folder);
    }

    @AfterEach
    void close() {
        models.stop();
        data.close();
    }

    private OpenTarget[] targets(OptionalLong memory, Map<String, String> settings, String... names) {
        models = new LocalModels(
                data, new LocalMemoryConfig(memory), TestingLocalBackend.threads(), metrics.metrics(), tasks);
        return List.of(names).stream()
                .map(name ->
                        models.open(TestingLocalBackend.target(name, settings)).orElseThrow())
                .toArray(OpenTarget[]::new);
    }

    private static Completion ask(OpenTarget target) {
        GenerationRequest request = new GenerationRequest(
                "id",
                new Prompt.Text("What does John 11:35 say?", false),
                List.of(PASSAGE),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE);
        return target.backend()
                .generate(request, piece -> {}, new Cancellation(Duration.ofMinutes(1), System::nanoTime));
    }

    /** Asks until the model is loaded, as a client does that obeys Retry-After, only sooner. */
    private static Completion answer(OpenTarget target) throws InterruptedException {
        while (true) {
            try {
                return ask(target);
            } catch (GenerationException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.MODEL_LOADING);
                assertThat(e.retryAfter()).contains(Duration.ofSeconds(5));
                Thread.sleep(20);
            }
        }
    }

    private static LoadState state(OpenTarget target) {
        return target.backend().modelStatus().load();
    }

    private double gauge(String name, String target) {
        return metrics.gauge(name + " target=" + target);
    }

    @Test
    void twoTargets_answerConcurrently() throws Exception {
        OpenTarget[] targets = targets(OptionalLong.empty(), Map.of(), "small", "large");
        for (OpenTarget target : targets) {
            target.start();
        }
        String alone = answer(targets[0]).text();
        assertThat(alone).contains("Jesus wept.");
        answer(targets[1]);

        List<CompletableFuture<Completion>> answers = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask(targets[i % 2])))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().text()).isEqualTo(alone));
        assertThat(targets[0].backend().target()).isEqualTo("small");
        assertThat(gauge("textgen_local_loaded", "small")).isEqualTo(1);
        assertThat(gauge("textgen_local_loaded", "large")).isEqualTo(1);
        assertThat(gauge("textgen_local_memory_bytes", "large")).isGreaterThan(64 << 20);
    }

    @Test
    void kvCache_isSharedEqually() throws Exception {
        OpenTarget[] targets =
                targets(OptionalLong.of(400_000_000), Map.of("textgen.local.load", "lazy"), "small", "large");
        answer(targets[0]);
        answer(targets[1]);

        assertThat(List.of(targets))
                .allSatisfy(target -> assertThat(target.backend()
                                .modelStatus()
                                .engine()
                                .orElseThrow()
                                .kvBytes())
                        .isBetween(44_000_000L, 50_000_000L));
    }

    @Test
    void noRoomForTwo_theIdleOneIsUnloaded_andLoadedAgainWhenItIsAsked() throws Exception {
        OpenTarget[] targets = targets(OptionalLong.of(ROOM_FOR_ONE), LAZY, "small", "large");
        assertThat(state(targets[0])).isInstanceOf(LoadState.Idle.class);
        String first = answer(targets[0]).text();

        answer(targets[1]);

        assertThat(state(targets[0])).isInstanceOf(LoadState.Idle.class);
        assertThat(targets[0].backend().window()).isEmpty();
        assertThat(gauge("textgen_local_loaded", "small")).isZero();
        assertThat(gauge("textgen_local_memory_bytes", "small")).isZero();
        assertThat(answer(targets[0]).text()).isEqualTo(first);
        assertThat(state(targets[1])).isInstanceOf(LoadState.Idle.class);
    }

    @Test
    void modelThatAnswers_isNotUnloaded_theOtherWaitsForIt() throws Exception {
        OpenTarget[] targets = targets(OptionalLong.of(ROOM_FOR_ONE), LAZY, "small", "large");
        answer(targets[0]);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<Completion> running = slowAnswer(targets[0], begun, released);
        begun.await();

        assertThatExceptionOfType(GenerationException.class).isThrownBy(() -> ask(targets[1]));
        Thread.sleep(500);
        assertThat(state(targets[1]))
                .isInstanceOfSatisfying(
                        LoadState.Loading.class,
                        loading -> assertThat(loading.step()).isEqualTo("memory"));
        assertThat(state(targets[0])).isInstanceOf(LoadState.Ready.class);
        released.countDown();

        assertThat(running.get().text()).contains("Jesus wept.");
        answer(targets[1]);
        assertThat(state(targets[0])).isInstanceOf(LoadState.Idle.class);
    }

    /** An answer whose reader takes its first piece only when it is released. */
    private static CompletableFuture<Completion> slowAnswer(
            OpenTarget target, CountDownLatch begun, CountDownLatch released) {
        GenerationRequest request = new GenerationRequest(
                "id",
                new Prompt.Text("What does John 11:35 say?", false),
                List.of(PASSAGE),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE);
        return CompletableFuture.supplyAsync(() -> target.backend()
                .generate(
                        request,
                        piece -> {
                            begun.countDown();
                            try {
                                released.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        new Cancellation(Duration.ofMinutes(1), System::nanoTime)));
    }

    @Test
    void loadAtTheStart_unloadsNothing_andIsDoneWhenItIsAsked() throws Exception {
        OpenTarget[] targets =
                targets(OptionalLong.of(ROOM_FOR_ONE), Map.of("textgen.local.kv-memory", "4 MB"), "small", "large");
        targets[0].start();
        String first = answer(targets[0]).text();
        targets[1].start();
        while (state(targets[1]) instanceof LoadState.Loading) {
            Thread.sleep(5);
        }

        assertThat(state(targets[1])).isInstanceOf(LoadState.Idle.class);
        assertThat(ask(targets[0]).text()).isEqualTo(first);
        assertThat(answer(targets[1]).text()).isEqualTo(first);
    }

    @Test
    void tooSmallABudget_isSaidWithTheFigures() throws Exception {
        OpenTarget[] targets = targets(OptionalLong.of(50_000_000), LAZY, "small");
        assertThatExceptionOfType(GenerationException.class).isThrownBy(() -> ask(targets[0]));
        while (state(targets[0]) instanceof LoadState.Loading) {
            Thread.sleep(5);
        }

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> ask(targets[0]))
                .withMessageStartingWith("textgen.local.memory: the model needs ")
                .withMessageEndingWith("there are 50.0 MB on cpu for all models")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE));
    }

    @Test
    void closedTarget_completesItsAnswers_thenIsUnloaded() throws Exception {
        OpenTarget[] targets = targets(OptionalLong.empty(), LAZY, "small");
        answer(targets[0]);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<Completion> running = slowAnswer(targets[0], begun, released);
        begun.await();

        targets[0].close();
        assertThat(gauge("textgen_local_loaded", "small")).isEqualTo(1);
        released.countDown();

        assertThat(running.get().text()).contains("Jesus wept.");
        assertThat(gauge("textgen_local_loaded", "small")).isZero();
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> ask(targets[0]))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE));
    }
}
