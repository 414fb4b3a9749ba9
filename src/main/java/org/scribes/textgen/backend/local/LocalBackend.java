package org.scribes.textgen.backend.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.decoder.KvPlan;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
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
final class LocalBackend implements TextBackend {
    private static final Duration RETRY_WHILE_LOADING = Duration.ofSeconds(5);

    private final LocalTarget target;
    private final LocalModelLoader loader;
    private final Supplier<ModelLane> lanes;
    private volatile @Nullable ModelLane lane;

    /** @param lanes makes a lane whose load has not begun */
    LocalBackend(LocalTarget target, LocalModelLoader loader, Supplier<ModelLane> lanes) {
        this.target = target;
        this.loader = loader;
        this.lanes = lanes;
    }

    /** Begins the load unless the checkpoint is loaded or being loaded. */
    synchronized ModelLane load() {
        ModelLane present = lane;
        if (present == null) {
            present = lanes.get();
            lane = present;
            present.begin();
        }
        return present;
    }

    /** The checkpoint in memory; empty if its load has not begun. */
    Optional<ModelLane> lane() {
        return Optional.ofNullable(lane);
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
        ModelLane lane = load();
        PreparedRequest prepared = model(lane).preparer().prepare(request);
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
        return lane().flatMap(ModelLane::model).map(LocalModel::preparer);
    }

    @Override
    public Optional<ModelTokenizer> tokenizer() {
        return Optional.of(model(load()).preparer().tokenizer());
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

    /** Ends the load and all answers. */
    void close() {
        lane().ifPresent(ModelLane::close);
    }
}
