package org.scribes.textgen.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.EngineStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.ModelStatus.Named;

/** The JSON of the model's state. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Model",
        description = "The state of the model. Unknown values are left out.",
        requiredProperties = {"model_name", "mode", "max_output_tokens", "initialized", "load_state", "load_progress"})
public record ModelBody(
        @Schema(description = "Its name; `model` of a request may give it.", examples = "scribes-tiny")
        String modelName,

        @Schema(
                description =
                        "Where the name comes from: the configuration, the server behind the API, or not known yet, so "
                                + "that the default is assumed; only in API mode.",
                enumeration = {"configured", "server", "assumed"},
                examples = "server")
        @Nullable
        String modelNameSource,

        @Schema(
                description = "The models that the server behind the API lists, at most 100; only if it was queried.",
                examples = "[\"qwen2.5:7b\"]")
        @Nullable
        List<String> servedModels,

        @Schema(
                description = "Distinguishes models of the same name: a commit of the hub, else a digest of the "
                        + "checkpoint's files; only in local mode.",
                examples = "5f0b02c75b57c5855da9ae460ce51323ea669d8a")
        @Nullable
        String revision,

        @Schema(
                description = "The kind of backend that runs it.",
                enumeration = {"api", "local", "extractive"},
                examples = "local")
        String mode,

        @Schema(description = "The precision of its weights in memory: f32, bf16, f16, int8 or int4.", examples = "f32")
        @Nullable
        String precision,

        @Schema(description = "Where it runs.", examples = "cpu") @Nullable
        String device,

        @Schema(description = "The most tokens an answer may have.", examples = "400")
        int maxOutputTokens,

        @Schema(description = "The most tokens of prompt and answer together.", examples = "512") @Nullable
        Integer contextWindow,

        @Schema(description = "The temperature of a request that gives none.", examples = "0.2") @Nullable
        Double temperature,

        @Schema(description = "Whether requests are answered now.", examples = "true")
        boolean initialized,

        @Schema(
                description = "`idle`: the first request loads it. `failed`: it will not answer until the "
                        + "configuration or the machine changes.",
                enumeration = {"idle", "loading", "ready", "failed"},
                examples = "ready")
        String loadState,

        @Schema(description = "The most answers in a batch; only in local mode.", examples = "16") @Nullable
        Integer batchLimit,

        @Schema(
                description =
                        "The capacity of the KV cache in tokens, of all answers together; only in " + "local mode.",
                examples = "8192")
        @Nullable
        Integer kvTokens,

        @Schema(description = "The size of the KV cache in bytes.", examples = "33554432") @Nullable
        Long kvBytes,

        @Schema(description = "How long the model took to load; only in local mode.", examples = "1.7") @Nullable
        Double loadSeconds,

        @Schema(description = "How much of `load_step` is done.", minimum = "0", maximum = "1", examples = "1.0")
        double loadProgress,

        @Schema(
                description =
                        "The current step: `queued`, `find`, `download`, `engine`, `weights` or `calibration`; only while"
                                + " it is loading.",
                examples = "download")
        @Nullable
        String loadStep,

        @Schema(description = "Why loading failed; only after a failure.", examples = "config.json: is not there")
        @Nullable
        String loadError) {

    public static ModelBody of(ModelStatus status) {
        LoadState load = status.load();
        return new ModelBody(
                status.name(),
                status.named().map(named -> EnumNames.of(named.source())).orElse(null),
                status.named()
                        .map(Named::served)
                        .filter(served -> !served.isEmpty())
                        .orElse(null),
                status.revision().orElse(null),
                EnumNames.of(status.mode()),
                status.precision().orElse(null),
                status.device().orElse(null),
                status.maxOutputTokens(),
                JsonNulls.of(status.contextWindow()),
                JsonNulls.of(status.temperature()),
                status.ready(),
                name(load),
                status.engine().map(EngineStatus::batchLimit).orElse(null),
                status.engine().map(EngineStatus::kvTokens).orElse(null),
                status.engine().map(EngineStatus::kvBytes).orElse(null),
                status.engine()
                        .map(engine -> engine.loadTime().toMillis() / 1000.0)
                        .orElse(null),
                progress(load),
                load instanceof LoadState.Loading loading ? loading.step() : null,
                load instanceof LoadState.Failed failed ? failed.cause() : null);
    }

    private static String name(LoadState load) {
        if (load instanceof LoadState.Idle) {
            return "idle";
        }
        if (load instanceof LoadState.Loading) {
            return "loading";
        }
        return load instanceof LoadState.Ready ? "ready" : "failed";
    }

    private static double progress(LoadState load) {
        if (load instanceof LoadState.Loading loading) {
            return loading.progress();
        }
        return load instanceof LoadState.Ready ? 1 : 0;
    }
}
