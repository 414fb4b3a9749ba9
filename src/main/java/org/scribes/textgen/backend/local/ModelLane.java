package org.scribes.textgen.backend.local;

import static org.scribes.textgen.observe.EventLog.field;

import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.scribes.textgen.backend.local.batch.AnswerChannel;
import org.scribes.textgen.backend.local.batch.BatchGauges;
import org.scribes.textgen.backend.local.batch.BatchLoop;
import org.scribes.textgen.backend.local.batch.EngineLoad;
import org.scribes.textgen.backend.local.batch.InferenceThread;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.batch.QueuedRequest;
import org.scribes.textgen.backend.local.batch.StepPlanner;
import org.scribes.textgen.backend.local.batch.TimedAdmission;
import org.scribes.textgen.backend.local.decoder.LoadedDecoder;
import org.scribes.textgen.backend.local.decoder.NativeHeap;
import org.scribes.textgen.backend.local.kv.KvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.threads.BackgroundTask;

/**
 * A checkpoint in memory, from the begin of its load until it is closed: its inference thread, the queue before it, and
 * what the batch reports. Thread-safe.
 */
final class ModelLane implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(ModelLane.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final LocalModelLoader loader;
    private final LocalConfig config;
    private final LocalEngine engine;
    private final BackgroundTask task;
    private final MemoryReservation memory;
    private final ModelLoad modelLoad;
    private final InferenceThread<QueuedRequest> thread;
    private final TimedAdmission admission = new TimedAdmission();
    private volatile BatchGauges gauges = BatchGauges.NONE;

    ModelLane(
            LocalModelLoader loader,
            LocalConfig config,
            LocalEngine engine,
            BackgroundTask task,
            MemoryReservation memory) {
        this.loader = loader;
        this.config = config;
        this.engine = engine;
        this.task = task;
        this.memory = memory;
        this.modelLoad = new ModelLoad(loader, engine.threads().named("load-report"));
        this.thread = new InferenceThread<>(
                config.queueSize(), admission, engine.threads().named("inference-thread"), this::serve);
    }

    /** Begins the load. Call it once. */
    void begin() {
        modelLoad.begin(thread);
    }

    /** The body of the inference thread: loads the model and serves requests. */
    private void serve(InferenceThread<QueuedRequest> thread) {
        try (memory) {
            modelLoad.load(memory).ifPresent(model -> serve(model, thread));
        }
    }

    private void serve(LocalModel loaded, InferenceThread<QueuedRequest> thread) {
        memory.settle(loaded.loadedDecoder().kvPlan().bytes());
        try (LocalModel model = loaded) {
            KvCache kvCache = new KvCache(model.loadedDecoder().kvPlan().tokens(), model.decoder()::copy);
            StepPlanner planner = new StepPlanner(config.speculation(), System::nanoTime);
            BatchLoop loop = new BatchLoop(
                    model, kvCache, model.loadedDecoder().batchSize(), planner, System::nanoTime, new Observer());
            admission.update(loop.load());
            loop.run(thread, task, PAUSE_AFTER_FAILURE);
        } catch (RuntimeException | Error e) {
            modelLoad.engineFailed(e);
            return;
        }
        boolean trimmed = NativeHeap.trim();
        LOG.info(
                "model_unloaded",
                field("model", loader.modelName()),
                field("bytes", memory.reserved()),
                field("trimmed", trimmed));
    }

    /** Keeps what the batch reports. */
    private final class Observer implements BatchLoop.Listener {
        @Override
        public void turned(BatchGauges current, EngineLoad load) {
            engine.totals().add(gauges, current);
            gauges = current;
            admission.update(load);
        }

        @Override
        public void outOfMemory() {
            engine.metrics().outOfMemory();
        }
    }

    /** Computes the answer of a request that the loaded model has prepared. */
    Completion compute(PreparedRequest prepared, TokenSink sink, Cancellation cancellation) {
        AnswerChannel channel = new AnswerChannel();
        QueuedRequest queued = new QueuedRequest(prepared, cancellation, channel, System.nanoTime());
        thread.submit(queued);
        try {
            return channel.passOn(sink, cancellation);
        } finally {
            thread.withdraw(queued);
        }
    }

    LoadState state() {
        return modelLoad.state();
    }

    /** The model once it is loaded. */
    Optional<LocalModel> model() {
        return modelLoad.model();
    }

    /** The duration of the load, or zero before its end. */
    Duration loadTime() {
        return modelLoad.loadTime();
    }

    /** When the load ended, by {@link System#nanoTime}. */
    long loadedAt() {
        return modelLoad.loadedAt();
    }

    /** A figure of the loaded model, or 0 before it is loaded. */
    double figure(ToDoubleFunction<LoadedDecoder> figure) {
        return model().map(model -> figure.applyAsDouble(model.loadedDecoder())).orElse(0.0);
    }

    /** The bytes that are reserved for it. */
    long memoryBytes() {
        return memory.reserved();
    }

    int queueLength() {
        return thread.queueLength();
    }

    /** The time until a request would start that arrives now. */
    Duration expectedWait() {
        return admission.expectedWait(thread.queued());
    }

    /** What the batch reported last. */
    BatchGauges gauges() {
        return gauges;
    }

    /** Ends the load or the batch, without waiting for it. */
    void stop() {
        memory.leave();
        thread.stop();
    }

    /** Ends the load or the batch. Waits for a few seconds until the memory is free. */
    @Override
    public void close() {
        thread.close();
    }
}
