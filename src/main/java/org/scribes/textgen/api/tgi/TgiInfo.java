package org.scribes.textgen.api.tgi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.SamplingOptions;

/** The JSON of what the server serves. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "TgiInfo",
        description = "What the server serves. Unknown values are left out.",
        requiredProperties = {
            "model_id",
            "model_pipeline_tag",
            "max_best_of",
            "max_stop_sequences",
            "max_client_batch_size",
            "router",
            "version"
        })
record TgiInfo(
        @Schema(description = "The name of the model.", examples = "scribes-tiny")
        String modelId,

        @Schema(
                description = "Distinguishes models of the same name.",
                examples = "5f0b02c75b57c5855da9ae460ce51323ea669d8a")
        @Nullable
        String modelSha,

        @Schema(description = "The precision of its weights in memory.", examples = "f32") @Nullable
        String modelDtype,

        @Schema(description = "Where it runs.", examples = "cpu") @Nullable
        String modelDeviceType,

        @Schema(description = "What it is for.", examples = "text-generation")
        String modelPipelineTag,

        @Schema(description = "The most answers to one request.", examples = "1")
        int maxBestOf,

        @Schema(description = "The most texts in `stop`.", examples = "16")
        int maxStopSequences,

        @Schema(description = "The most tokens of a prompt, which leave one for the answer.", examples = "1023")
        @Nullable
        Integer maxInputTokens,

        @Schema(description = "The most tokens of prompt and answer together.", examples = "1024") @Nullable
        Integer maxTotalTokens,

        @Schema(description = "The most prompts in one request.", examples = "1")
        int maxClientBatchSize,

        @Schema(description = "What answers.", examples = TgiInfo.ROUTER)
        String router,

        @Schema(description = "Its version, which is none of text-generation-inference's.", examples = "1.0.0")
        String version) {
    static final String ROUTER = "scribes-textgen";

    static TgiInfo of(ModelStatus model, String version) {
        boolean known = model.contextWindow().isPresent();
        return new TgiInfo(
                model.name(),
                model.revision().orElse(null),
                model.precision().orElse(null),
                model.device().orElse(null),
                "text-generation",
                1,
                SamplingOptions.MAX_STOPS,
                known ? model.contextWindow().getAsInt() - 1 : null,
                known ? model.contextWindow().getAsInt() : null,
                1,
                ROUTER,
                version);
    }
}
