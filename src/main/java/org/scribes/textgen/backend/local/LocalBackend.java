package org.scribes.textgen.backend.local;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.local.batch.AnswerChannel;
import org.scribes.textgen.backend.local.batch.BatchGauges;
import org.scribes.textgen.backend.local.batch.BatchLoop;
import org.scribes.textgen.backend.local.batch.InferenceThread;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.batch.QueuedRequest;
import org.scribes.textgen.backend.local.batch.StepPlanner;
import org.scribes.textgen.backend.local.decoder.KvPlan;
import org.scribes.textgen.backend.local.decoder.LoadedDecoder;
import org.scribes.textgen.backend.local.kv.KvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.LoadMode;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.EngineStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;
import org.scribes.textgen.threads.ServerThreads;

/** Answers with a checkpoint that runs in this process, many requests together; others wait in a bounded queue. */
@ApplicationScoped
@Typed({LocalBackend.class, TextBackend.class})
public class LocalBackend implements TextBackend {
    private static final Duration RETRY_WHILE_LOADING = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final LocalModelLoader loader;
    private final InferenceThread<QueuedRequest> lane;
    private final LocalConfig config;
    private final GenerationMetrics metrics;
    private final ModelLoad load;
    private final BackgroundTask task;
    private final int maxOutputTokens;
    private final boolean loadAtStart;
    private volatile BatchGauges figures = BatchGauges.NONE;

    @Inject
    LocalBackend(
            LocalModelLoader loader,
            ServerThreads threads,
            BackendsConfig backends,
            AssistantConfig assistant,
            LocalConfig local,
            GenerationMetrics metrics,
            BackgroundTasks tasks) {
        this.loader = loader;
        this.config = local;
        this.metrics = metrics;
        this.task = tasks.task("engine");
        this.load = new ModelLoad(loader, metrics);
        this.lane = new InferenceThread<>(local.queueSize(), threads.named("inference-lane"), this::serve);
        this.maxOutputTokens = assistant.maxOutputTokens();
        this.loadAtStart = local.load() == LoadMode.STARTUP && backends.has(Mode.LOCAL);
        metrics.show(Gauge.QUEUE_SIZE, () -> lane.queueLength() + figures.waiting());
        BatchGauges.register(metrics, () -> figures);
        metrics.show(Gauge.KV_USED_RATIO, () -> ofModel(model -> model.usedRatio(figures.inUse())));
        metrics.show(Gauge.GPU_MEMORY, () -> ofModel(LoadedDecoder::gpuMemoryMb));
        metrics.show(Gauge.GPU_MEMORY_TOTAL, () -> ofModel(LoadedDecoder::gpuMemoryTotalMb));
    }

    /** A figure of the model that is loaded; 0 before that. */
    private double ofModel(ToDoubleFunction<LoadedDecoder> figure) {
        return load.model().map(model -> figure.applyAsDouble(model.loaded())).orElse(0.0);
    }

    void start(@Observes Startup event) {
        if (loadAtStart) {
            load.begin(lane);
        }
    }

    /** All that the lane's thread does: it loads the model and serves it. */
    private void serve(InferenceThread<QueuedRequest> lane) {
        load.load().ifPresent(model -> {
            try (model) {
                KvCache memory = new KvCache(model.loaded().memory().tokens(), model.decoder()::copy);
                StepPlanner planner = new StepPlanner(config.speculation(), System::nanoTime);
                new BatchLoop(
                                model,
                                memory,
                                config.batchSize(),
                                planner,
                                System::nanoTime,
                                this::show,
                                metrics::outOfMemory)
                        .run(lane, task, PAUSE_AFTER_FAILURE);
            } catch (RuntimeException | Error e) {
                load.ended(e);
            }
        });
    }

    private void show(BatchGauges now) {
        figures = now;
    }

    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        LocalModel model = model();
        PreparedRequest prepared = model.preparer().prepare(request);
        AnswerChannel handover = new AnswerChannel();
        QueuedRequest ticket = new QueuedRequest(prepared, cancellation, handover, System.nanoTime());
        lane.submit(ticket);
        try {
            return handover.passOn(sink, cancellation);
        } finally {
            lane.withdraw(ticket);
        }
    }

    private LocalModel model() {
        LoadState state = load.state();
        if (state instanceof LoadState.Failed failed) {
            throw new GenerationException(ErrorCode.MODEL_UNAVAILABLE, failed.cause());
        }
        if (state instanceof LoadState.Idle) {
            load.begin(lane);
        }
        return load.model()
                .orElseThrow(() -> GenerationException.retryable(
                        ErrorCode.MODEL_LOADING, "the model is being loaded; try again shortly", RETRY_WHILE_LOADING));
    }

    @Override
    public List<String> models() {
        return List.of(loader.modelName());
    }

    @Override
    public Optional<ContextWindow> window() {
        return load.model().map(LocalModel::preparer);
    }

    @Override
    public ModelStatus modelStatus() {
        Optional<LocalModel> model = load.model();
        return new ModelStatus(
                loader.modelName(),
                Mode.LOCAL,
                load.state(),
                model.map(loaded -> loaded.loaded().numerics().label()),
                model.map(loaded -> loaded.loaded().device()),
                maxOutputTokens,
                model.map(loaded -> OptionalInt.of(loaded.contextWindow())).orElse(OptionalInt.empty()),
                model.map(loaded -> OptionalDouble.of(loaded.preparer().defaultTemperature()))
                        .orElse(OptionalDouble.empty()),
                model.map(this::engine),
                model.map(LocalModel::revision));
    }

    private EngineStatus engine(LocalModel model) {
        KvPlan memory = model.loaded().memory();
        return new EngineStatus(config.batchSize(), memory.tokens(), memory.bytes(), load.took());
    }

    @PreDestroy
    void stop() {
        lane.close();
    }
}
