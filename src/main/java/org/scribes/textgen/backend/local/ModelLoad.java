package org.scribes.textgen.backend.local;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.local.batch.InferenceThread;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.batch.QueuedRequest;
import org.scribes.textgen.backend.local.decoder.MemoryGrant;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.Terminal;

/** The single load of the model on the inference thread, and its state. */
final class ModelLoad {
    private static final EventLog LOG = EventLog.of(ModelLoad.class);

    private final LocalModelLoader loader;
    private final ThreadFactory threads;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile LoadState state = new LoadState.Idle();
    private volatile @Nullable LocalModel model;
    private volatile Duration loadTime = Duration.ZERO;
    private volatile long loadedAt;

    /** @param threads makes the thread that reports a load while it lasts */
    ModelLoad(LocalModelLoader loader, ThreadFactory threads) {
        this.loader = loader;
        this.threads = threads;
    }

    /** Starts the load if it is not started. */
    void begin(InferenceThread<QueuedRequest> thread) {
        if (begun.compareAndSet(false, true)) {
            state = new LoadState.Loading("queued", 0);
            thread.start();
        }
    }

    LoadState state() {
        return state;
    }

    /** The model once it is loaded. */
    Optional<LocalModel> model() {
        return Optional.ofNullable(model);
    }

    /** The duration of the load, or zero before its end. */
    Duration loadTime() {
        return loadTime;
    }

    /** When the load ended, by {@link System#nanoTime}. */
    long loadedAt() {
        return loadedAt;
    }

    /** Loads the model on the calling thread, which must be the inference thread. Empty if it is not loaded. */
    Optional<LocalModel> load(MemoryGrant memory) {
        LoadReport report = new LoadReport(loader.modelName(), Terminal.console()::say, System::nanoTime);
        CountDownLatch ended = new CountDownLatch(1);
        threads.newThread(() -> report.repeatUntil(ended)).start();
        try {
            return load(memory, report);
        } finally {
            ended.countDown();
        }
    }

    private Optional<LocalModel> load(MemoryGrant memory, LoadReport report) {
        long start = System.nanoTime();
        try {
            LocalModel loaded = loader.load(memory, progress -> progress(progress, report));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            loadTime = took;
            loadedAt = System.nanoTime();
            model = loaded;
            state = new LoadState.Ready();
            LOG.info(
                    "model_loaded",
                    field("model", loaded.name()),
                    field("precision", loaded.loadedDecoder().numerics().label()),
                    field("device", loaded.loadedDecoder().device()),
                    field("batch_size", loaded.loadedDecoder().batchSize()),
                    field("kv_tokens", loaded.loadedDecoder().kvPlan().tokens()),
                    field("kv_bytes", loaded.loadedDecoder().kvPlan().bytes()),
                    field("context_window", loaded.contextWindow()),
                    field("millis", took.toMillis()));
            if (loader.isEmbedded()) {
                LOG.warn(
                        "demonstration_model",
                        field("model", loaded.name()),
                        field("set", DemonstrationModel.SETTINGS));
            }
        } catch (LoadPostponedException e) {
            state = new LoadState.Idle();
            LOG.warn(
                    "model_load_postponed",
                    field("model", loader.modelName()),
                    field("cause", String.valueOf(e.getMessage())));
        } catch (ModelLoadException | GenerationException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            fail("there is not enough memory for the model");
        } catch (RuntimeException | Error e) {
            LOG.error("model_load_defect", failure(e));
            fail("the model could not be loaded: " + e.getClass().getSimpleName() + ", see the log");
        }
        return model();
    }

    /** Records that the inference thread has ended for good. */
    void engineFailed(Throwable cause) {
        LOG.error("engine_ended", failure(cause));
        model = null; // already closed
        fail("the engine has stopped: " + cause.getClass().getSimpleName() + ", see the log; restart the service");
    }

    private void fail(String cause) {
        state = new LoadState.Failed(cause);
        LOG.error("model_load_failed", field("model", loader.modelName()), field("cause", cause));
    }

    private void progress(LoadProgress progress, LoadReport report) {
        if (state instanceof LoadState.Loading) {
            state = new LoadState.Loading(progress.step(), progress.share());
            report.update(progress);
        }
    }
}
