package org.scribes.textgen.backend.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.decoder.KvPlan;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.RequestPreparer;
import org.scribes.textgen.config.LocalTarget;
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
import org.scribes.textgen.domain.TokenSink;

/**
 * Generates with the checkpoint of one target inside this process. Requests are batched. Excess requests wait if they can
 * be answered in time.
 */
final class LocalBackend implements TextBackend, MemoryHolder {
    private static final Duration RETRY_WHILE_LOADING = Duration.ofSeconds(5);
    /** A checkpoint stays this long after its load for the request that waits for it. */
    private static final Duration KEPT_UNUSED = RETRY_WHILE_LOADING.multipliedBy(2);

    private final LocalTarget target;
    private final LocalModelLoader loader;
    private final Function<MemoryHolder, ModelLane> lanes;
    private @Nullable ModelLane lane;
    private int users;
    /** Whether it was asked for an answer since its load. Counting tokens is not what it was loaded for. */
    private volatile boolean used;

    private long lastUsed;
    private boolean closed;
    private volatile boolean wanted;

    /** @param lanes makes a lane whose load has not begun */
    LocalBackend(LocalTarget target, LocalModelLoader loader, Function<MemoryHolder, ModelLane> lanes) {
        this.target = target;
        this.loader = loader;
        this.lanes = lanes;
    }

    /** Begins the load unless the checkpoint is loaded or being loaded. */
    synchronized ModelLane load() {
        ModelLane present = lane;
        if (present == null || present.state() instanceof LoadState.Idle) {
            if (closed) {
                throw new GenerationException(
                        ErrorCode.MODEL_UNAVAILABLE, "the model is no longer in the configuration");
            }
            present = lanes.apply(this);
            lane = present;
            used = false;
            present.begin();
        }
        return present;
    }

    /** The checkpoint in memory; empty if its load has not begun. */
    synchronized Optional<ModelLane> lane() {
        return Optional.ofNullable(lane);
    }

    /**
     * Uses the loaded model, which stays in memory as long.
     *
     * @throws GenerationException MODEL_LOADING if it is not loaded, and begins its load; MODEL_UNAVAILABLE if it cannot be
     *     loaded
     */
    private <T> T using(BiFunction<ModelLane, LocalModel, T> use) {
        ModelLane entered = enter();
        try {
            return use.apply(entered, model(entered));
        } finally {
            leave();
        }
    }

    private synchronized ModelLane enter() {
        wanted = true;
        ModelLane entered = load();
        users++;
        return entered;
    }

    private synchronized void leave() {
        users--;
        lastUsed = System.nanoTime();
        if (closed) {
            unload();
        }
    }

    @Override
    public boolean wanted() {
        return wanted;
    }

    @Override
    public synchronized boolean idle() {
        ModelLane present = lane;
        return present != null
                && users == 0
                && present.state() instanceof LoadState.Ready
                && (used || System.nanoTime() - present.loadedAt() > KEPT_UNUSED.toNanos());
    }

    @Override
    public synchronized long lastUsed() {
        return lastUsed;
    }

    @Override
    public synchronized void unload() {
        ModelLane present = lane;
        if (present != null && users == 0) {
            lane = null;
            wanted = false;
            present.stop();
        }
    }

    /** Closes a target that is no longer configured: the checkpoint is unloaded after the last running answer. */
    synchronized void close() {
        closed = true;
        unload();
    }

    /** Whether it is closed and nothing of it is left in memory. */
    synchronized boolean ended() {
        return closed && lane == null;
    }

    /** Ends the load and all answers. */
    void stop() {
        lane().ifPresent(ModelLane::close);
    }

    @Override
    public String target() {
        return target.name();
    }

    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        if (request.demands().tools().isPresent()) {
            throw GenerationException.invalidParameter(
                    "tools", "cannot be given: the model in this process calls no tools");
        }
        return using((lane, model) -> {
            used = true;
            return generate(lane, model.preparer().prepare(request), request, sink, cancellation);
        });
    }

    private Completion generate(
            ModelLane lane,
            PreparedRequest prepared,
            GenerationRequest request,
            TokenSink sink,
            Cancellation cancellation) {
        if (!loader.isEmbedded()) {
            return lane.compute(prepared, sink, cancellation);
        }
        Completion answer = DemonstrationModel.refuses(request)
                ? DemonstrationModel.refuse(prepared, sink, cancellation)
                : lane.compute(prepared, sink, cancellation);
        return answer.noting(DemonstrationModel.NOTE);
    }

    private static LocalModel model(ModelLane lane) {
        if (lane.state() instanceof LoadState.Failed failed) {
            throw new GenerationException(ErrorCode.MODEL_UNAVAILABLE, failed.cause());
        }
        return lane.model()
                .orElseThrow(() -> GenerationException.retryable(
                        ErrorCode.MODEL_LOADING, "the model is being loaded; try again shortly", RETRY_WHILE_LOADING));
    }

    @Override
    public List<String> models() {
        return List.of(loader.modelName());
    }

    @Override
    public Optional<ContextWindow> window() {
        return lane().flatMap(ModelLane::model).map(model -> new LocalWindow(model.contextWindow(), this::prepared));
    }

    @Override
    public Optional<ModelTokenizer> tokenizer() {
        using((lane, model) -> model); // not loaded: says so now
        return Optional.of(new LocalTokenizer(this::prepared));
    }

    /** Applies {@code use} to the preparer of the loaded model, which stays in memory as long. */
    private <T> T prepared(Function<RequestPreparer, T> use) {
        return using((lane, model) -> use.apply(model.preparer()));
    }

    @Override
    public ModelStatus modelStatus() {
        Optional<ModelLane> present = lane();
        Optional<LocalModel> model = present.flatMap(ModelLane::model);
        ModelStatus status = new ModelStatus(
                loader.modelName(),
                Mode.LOCAL,
                present.map(ModelLane::state).orElseGet(LoadState.Idle::new),
                model.map(loaded -> loaded.loadedDecoder().numerics().label()),
                model.map(loaded -> loaded.loadedDecoder().device()),
                target.assistant().maxOutputTokens(),
                model.map(loaded -> OptionalInt.of(loaded.contextWindow())).orElse(OptionalInt.empty()),
                model.map(loaded -> OptionalDouble.of(loaded.preparer().defaultTemperature()))
                        .orElse(OptionalDouble.empty()),
                model.map(loaded ->
                        engine(loaded, present.map(ModelLane::loadTime).orElse(Duration.ZERO))),
                model.map(LocalModel::revision));
        return loader.isEmbedded() ? status.noting(DemonstrationModel.NOTE) : status;
    }

    private static EngineStatus engine(LocalModel model, Duration loadTime) {
        KvPlan kvPlan = model.loadedDecoder().kvPlan();
        return new EngineStatus(model.loadedDecoder().batchSize(), kvPlan.tokens(), kvPlan.bytes(), loadTime);
    }
}
