package org.scribes.textgen.backend.local;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.local.batch.InferenceThread;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.batch.QueuedRequest;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;

/** The one load of the model, on the lane, and how far it is. */
final class ModelLoad {
    private static final EventLog LOG = EventLog.of(ModelLoad.class);

    private final LocalModelLoader loader;
    private final GenerationMetrics metrics;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile LoadState state = new LoadState.Idle();
    private volatile @Nullable LocalModel model;
    private volatile Duration time = Duration.ZERO;

    ModelLoad(LocalModelLoader loader, GenerationMetrics metrics) {
        this.loader = loader;
        this.metrics = metrics;
    }

    /** Begins to load, if that has not begun. */
    void begin(InferenceThread<QueuedRequest> lane) {
        if (begun.compareAndSet(false, true)) {
            state = new LoadState.Loading("queued", 0);
            lane.start();
        }
    }

    LoadState state() {
        return state;
    }

    /** The model, once it is there. */
    Optional<LocalModel> model() {
        return Optional.ofNullable(model);
    }

    /** How long that took, once it is there. */
    Duration took() {
        return time;
    }

    /** Loads the model on the calling thread, the one that will compute with it; nothing where that fails. */
    Optional<LocalModel> load() {
        long start = System.nanoTime();
        try {
            LocalModel loaded = loader.load(this::progress);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            metrics.modelLoaded(took);
            time = took;
            model = loaded;
            state = new LoadState.Ready();
            LOG.info(
                    "model_loaded",
                    field("model", loaded.name()),
                    field("precision", loaded.loaded().numerics().label()),
                    field("device", loaded.loaded().device()),
                    field("kv_tokens", loaded.loaded().memory().tokens()),
                    field("kv_bytes", loaded.loaded().memory().bytes()),
                    field("context_window", loaded.contextWindow()),
                    field("millis", took.toMillis()));
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

    /** The thread that computes has ended for good. */
    void ended(Throwable why) {
        LOG.error("engine_ended", failure(why));
        model = null; // it is closed
        fail("the engine has stopped: " + why.getClass().getSimpleName() + ", see the log; restart the service");
    }

    private void fail(String cause) {
        state = new LoadState.Failed(cause);
        LOG.error("model_load_failed", field("model", loader.modelName()), field("cause", cause));
    }

    private void progress(String step, double share) {
        LoadState.Loading next = new LoadState.Loading(step, share);
        if (state instanceof LoadState.Loading last && isNews(last, next)) {
            LOG.info("model_loading", field("step", step), field("percent", Math.round(share * 100)));
            state = next;
        }
    }

    /** A line each tenth is enough of a log. */
    private static boolean isNews(LoadState.Loading last, LoadState.Loading next) {
        return !last.step().equals(next.step()) || next.progress() - last.progress() >= 0.1;
    }
}
