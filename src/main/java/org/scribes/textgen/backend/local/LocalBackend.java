package org.scribes.textgen.backend.local;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import org.scribes.textgen.backend.local.batch.EngineLoad;
import org.scribes.textgen.backend.local.batch.InferenceThread;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.batch.QueuedRequest;
import org.scribes.textgen.backend.local.batch.StepPlanner;
import org.scribes.textgen.backend.local.batch.TimedAdmission;
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
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.ServiceStarting;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;
import org.scribes.textgen.threads.ServerThreads;

/** Generates with a checkpoint inside this process. Requests are batched. Excess requests wait if they can be answered in time. */
@ApplicationScoped
@Typed({LocalBackend.class, TextBackend.class})
public class LocalBackend implements TextBackend {
    private static final Duration RETRY_WHILE_LOADING = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final LocalModelLoader loader;
    private final InferenceThread<QueuedRequest> thread;
    private final LocalConfig config;
    private final GenerationMetrics metrics;
    private final ModelLoad modelLoad;
    private final BackgroundTask task;
    private final TimedAdmission admission = new TimedAdmission();
    private final int maxOutputTokens;
    private final boolean loadAtStart;
    private volatile BatchGauges gauges = BatchGauges.NONE;

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
        this.modelLoad = new ModelLoad(loader, threads.named("load-report"), metrics);
        this.thread =
                new InferenceThread<>(local.queueSize(), admission, threads.named("inference-thread"), this::serve);
        this.maxOutputTokens = assistant.maxOutputTokens();
        this.loadAtStart = local.load() == LoadMode.STARTUP && backends.has(Mode.LOCAL);
        metrics.show(Gauge.QUEUE_SIZE, thread::queueLength);
        metrics.show(
                Gauge.QUEUE_WAIT, () -> admission.expectedWait(thread.queued()).toMillis());
        BatchGauges.register(metrics, () -> gauges);
        metrics.show(Gauge.KV_USED_RATIO, () -> modelGauge(model -> model.kvUsedRatio(gauges.kvTokensInUse())));
        metrics.show(Gauge.GPU_MEMORY, () -> modelGauge(LoadedDecoder::gpuMemoryMb));
        metrics.show(Gauge.GPU_MEMORY_TOTAL, () -> modelGauge(LoadedDecoder::gpuMemoryTotalMb));
    }

    /** A gauge of the loaded model, or 0 if no model is loaded. */
    private double modelGauge(ToDoubleFunction<LoadedDecoder> figure) {
        return modelLoad
                .model()
                .map(model -> figure.applyAsDouble(model.loadedDecoder()))
                .orElse(0.0);
    }

    void start(@Observes ServiceStarting event) {
        if (loadAtStart) {
            modelLoad.begin(thread);
        }
    }

    /** The body of the inference thread: loads the model and serves requests. */
    private void serve(InferenceThread<QueuedRequest> thread) {
        modelLoad.load().ifPresent(model -> {
            try (model) {
                KvCache kvCache = new KvCache(model.loadedDecoder().kvPlan().tokens(), model.decoder()::copy);
                StepPlanner planner = new StepPlanner(config.speculation(), System::nanoTime);
                BatchLoop loop = new BatchLoop(
                        model, kvCache, model.loadedDecoder().batchSize(), planner, System::nanoTime, new Observer());
                admission.update(loop.load());
                loop.run(thread, task, PAUSE_AFTER_FAILURE);
            } catch (RuntimeException | Error e) {
                modelLoad.engineFailed(e);
            }
        });
    }

    /** Keeps what the batch reports. */
    private final class Observer implements BatchLoop.Listener {
        @Override
        public void turned(BatchGauges current, EngineLoad load) {
            gauges = current;
            admission.update(load);
        }

        @Override
        public void outOfMemory() {
            metrics.outOfMemory();
        }
    }

    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        if (request.demands().tools().isPresent()) {
            throw GenerationException.invalidParameter(
                    "tools", "cannot be given: the model in this process calls no tools");
        }
        LocalModel model = model();
        PreparedRequest prepared = model.preparer().prepare(request);
        if (!loader.isEmbedded()) {
            return compute(prepared, sink, cancellation);
        }
        Completion answer = DemonstrationModel.refuses(request)
                ? DemonstrationModel.refuse(prepared, sink, cancellation)
                : compute(prepared, sink, cancellation);
        return answer.noting(DemonstrationModel.NOTE);
    }

    private Completion compute(PreparedRequest prepared, TokenSink sink, Cancellation cancellation) {
        AnswerChannel channel = new AnswerChannel();
        QueuedRequest queued = new QueuedRequest(prepared, cancellation, channel, System.nanoTime());
        thread.submit(queued);
        try {
            return channel.passOn(sink, cancellation);
        } finally {
            thread.withdraw(queued);
        }
    }

    private LocalModel model() {
        LoadState state = modelLoad.state();
        if (state instanceof LoadState.Failed failed) {
            throw new GenerationException(ErrorCode.MODEL_UNAVAILABLE, failed.cause());
        }
        if (state instanceof LoadState.Idle) {
            modelLoad.begin(thread);
        }
        return modelLoad
                .model()
                .orElseThrow(() -> GenerationException.retryable(
                        ErrorCode.MODEL_LOADING, "the model is being loaded; try again shortly", RETRY_WHILE_LOADING));
    }

    @Override
    public List<String> models() {
        return List.of(loader.modelName());
    }

    @Override
    public Optional<ContextWindow> window() {
        return modelLoad.model().map(LocalModel::preparer);
    }

    @Override
    public Optional<ModelTokenizer> tokenizer() {
        return Optional.of(model().preparer().tokenizer());
    }

    @Override
    public ModelStatus modelStatus() {
        Optional<LocalModel> model = modelLoad.model();
        ModelStatus status = new ModelStatus(
                loader.modelName(),
                Mode.LOCAL,
                modelLoad.state(),
                model.map(loaded -> loaded.loadedDecoder().numerics().label()),
                model.map(loaded -> loaded.loadedDecoder().device()),
                maxOutputTokens,
                model.map(loaded -> OptionalInt.of(loaded.contextWindow())).orElse(OptionalInt.empty()),
                model.map(loaded -> OptionalDouble.of(loaded.preparer().defaultTemperature()))
                        .orElse(OptionalDouble.empty()),
                model.map(this::engine),
                model.map(LocalModel::revision));
        return loader.isEmbedded() ? status.noting(DemonstrationModel.NOTE) : status;
    }

    private EngineStatus engine(LocalModel model) {
        KvPlan kvPlan = model.loadedDecoder().kvPlan();
        return new EngineStatus(
                model.loadedDecoder().batchSize(), kvPlan.tokens(), kvPlan.bytes(), modelLoad.loadTime());
    }

    @PreDestroy
    void stop() {
        thread.close();
    }
}
