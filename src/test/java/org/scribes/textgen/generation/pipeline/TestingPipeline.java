package org.scribes.textgen.generation.pipeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.backend.TestingBackend;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.cache.AnswerCache;
import org.scribes.textgen.cache.TestingCache;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.domain.Truncation;
import org.scribes.textgen.generation.output.OutputFilters;
import org.scribes.textgen.generation.output.TestingFilters;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.observe.TestingTracing;
import org.scribes.textgen.usage.RequestCost;
import org.scribes.textgen.usage.TestingCosts;

/** Runs the pipeline without a server and budgets. The cache is shared by all requests; backends are per request. */
final class TestingPipeline {
    private final TestingMetrics metrics = new TestingMetrics();
    private final OutputFilters filters = TestingFilters.usual(metrics);
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AnswerCache cache;

    private final Executor threads;

    TestingPipeline(Executor threads) {
        this.threads = threads;
        this.cache = TestingCache.of(threads, metrics);
    }

    /** The outcome and cost of a request. */
    record Answer(
            List<String> events,
            Optional<GenerationResult> result,
            Optional<GenerationException> failure,
            Optional<BigDecimal> cost,
            int attempts) {
        /** The text after the last restart. */
        String text() {
            StringBuilder text = new StringBuilder();
            for (String event : events) {
                if (event.startsWith("RESTART")) {
                    text.setLength(0);
                } else {
                    text.append(event);
                }
            }
            return text.toString();
        }
    }

    Answer ask(GenerationRequest request, TextBackend... backends) {
        return ask(request, new Cancellation(Duration.ofSeconds(30), System::nanoTime), backends);
    }

    Answer ask(GenerationRequest request, Cancellation cancellation, TextBackend... backends) {
        List<String> events = new ArrayList<>();
        RequestCost cost = new TestingCosts().open();
        int before = attempts.get();
        BackendRouter router = new BackendRouter(List.of(backends).stream()
                .map(backend -> new Counted(backend, attempts))
                .map(TextBackend.class::cast)
                .toList());
        AnswerPipeline pipeline = new AnswerPipeline(List.of(
                new CleaningStage(TestingTracing.off()),
                new CacheStage(cache),
                new CandidateStage(filters, threads, TestingTracing.off()),
                new TruncationStage(),
                new AttemptLoop(
                        filters,
                        filters::fault,
                        (context, consumption) -> context.cost().add(consumption),
                        TestingChain.QUICK,
                        metrics.metrics(),
                        () -> 0.5,
                        0)));
        GenerationContext context = new GenerationContext(
                request,
                caller(),
                cost,
                event -> AnswerPipelineTest.shown(event).ifPresent(events::add),
                router.current(),
                cancellation);
        waiting.incrementAndGet();
        try {
            GenerationResult result = pipeline.answer(context);
            return new Answer(
                    List.copyOf(events), Optional.of(result), Optional.empty(), cost.cost(), attempts.get() - before);
        } catch (GenerationException failure) {
            return new Answer(
                    List.copyOf(events), Optional.empty(), Optional.of(failure), cost.cost(), attempts.get() - before);
        }
    }

    GenerationContext context(Cancellation cancellation) {
        return new GenerationContext(
                request(GroundingPolicy.OFF, Delivery.WHOLE),
                caller(),
                new TestingCosts().open(),
                event -> {},
                new BackendRouter(List.of()).current(),
                cancellation);
    }

    private static Caller caller() {
        return new Caller(new Client("test", "test", Client.Limits.NONE), Optional.empty());
    }

    /** The number of attempts so far. */
    int attempts() {
        return attempts.get();
    }

    /** Waits until {@code requests} requests were sent, then a short moment. */
    void awaitWaiting(int requests) throws InterruptedException {
        while (waiting.get() < requests) {
            Thread.sleep(5);
        }
        Thread.sleep(100);
    }

    GenerationRequest request(GroundingPolicy policy, Delivery delivery) {
        return request(policy, delivery, false);
    }

    GenerationRequest cached(GroundingPolicy policy) {
        return request(policy, Delivery.STREAM_RESTART, true);
    }

    private static GenerationRequest request(GroundingPolicy policy, Delivery delivery, boolean cache) {
        return new GenerationRequest(
                "req-1",
                new Prompt.Text("What does John 3:16 say?", false),
                List.of(new Passage(
                        "1",
                        "For God so loved the world, that he gave his only born Son.",
                        Optional.of("John 3:16"),
                        Optional.empty())),
                seeded(),
                Optional.empty(),
                delivery,
                policy,
                Truncation.NO,
                cache,
                Optional.empty());
    }

    private static SamplingOptions seeded() {
        SamplingOptions none = SamplingOptions.DEFAULTS;
        return new SamplingOptions(
                none.maxNewTokens(),
                none.temperature(),
                none.topP(),
                none.topK(),
                none.repetitionPenalty(),
                OptionalLong.of(7),
                none.stop());
    }

    /** Counts attempts. */
    private record Counted(TextBackend backend, AtomicInteger attempts) implements TextBackend {
        @Override
        public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
            attempts.incrementAndGet();
            return backend.generate(request, sink, cancellation);
        }

        @Override
        public List<String> models() {
            return backend.models();
        }

        @Override
        public ModelStatus modelStatus() {
            return backend.modelStatus();
        }
    }

    /** A backend that runs a script and then ends its answer. */
    record ScriptedBackend(Mode mode, Consumer<GenerationRequest> onRequest, Consumer<TokenSink> doing)
            implements TextBackend {
        @Override
        public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
            onRequest.accept(request);
            StringBuilder text = new StringBuilder();
            doing.accept(piece -> {
                text.append(piece);
                sink.accept(piece);
            });
            return new Completion(
                    text.toString(), FinishReason.EOS_TOKEN, "m", mode, TokenUsage.counted(12, 10), 0, List.of());
        }

        @Override
        public List<String> models() {
            return List.of("m");
        }

        @Override
        public ModelStatus modelStatus() {
            return new TestingBackend(mode, new ModelStatus.LoadState.Ready(), models(), sink -> {}).modelStatus();
        }
    }

    /** A backend that runs a script that sees the cancellation. */
    record CancellableBackend(BiConsumer<TokenSink, Cancellation> doing) implements TextBackend {
        @Override
        public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
            return new ScriptedBackend(Mode.API, asked -> {}, given -> doing.accept(given, cancellation))
                    .generate(request, sink, cancellation);
        }

        @Override
        public List<String> models() {
            return List.of("m");
        }

        @Override
        public ModelStatus modelStatus() {
            return new ScriptedBackend(Mode.API, asked -> {}, given -> {}).modelStatus();
        }
    }
}
