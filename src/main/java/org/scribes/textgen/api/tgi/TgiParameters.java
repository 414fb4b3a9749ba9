package org.scribes.textgen.api.tgi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of the parameters of text-generation-inference 3. {@link TgiSampling} and {@link TgiReader} convert them. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        name = "TgiParameters",
        description =
                "How the answer is chosen and what is told of it. What is left out comes from the server's "
                        + "configuration, but for the choice between greedy and sampled: see `do_sample`. Unknown fields are ignored.")
record TgiParameters(
        @Schema(description = "Only 1: a request has one answer.", minimum = "1", maximum = "1", examples = "1")
        @Nullable
        Integer bestOf,

        @Schema(
                description = "The sampling temperature, above 0.",
                exclusiveMinimum = true,
                minimum = "0",
                maximum = "2",
                examples = "0.5")
        @Nullable
        Double temperature,

        @Schema(
                description = "Above 1 makes the model avoid what it has said; 1 changes nothing.",
                exclusiveMinimum = true,
                minimum = "0",
                maximum = "2",
                examples = "1.03")
        @Nullable
        Double repetitionPenalty,

        @Schema(
                description = "Subtracted from a token's logit once for each time that the answer has it.",
                minimum = "-2",
                maximum = "2",
                examples = "0.1")
        @Nullable
        Double frequencyPenalty,

        @Schema(description = "Chooses among this many of the likeliest tokens.", minimum = "1", examples = "10")
        @Nullable
        Integer topK,

        @Schema(
                description = "Chooses among the likeliest tokens that hold this share of the probability.",
                exclusiveMinimum = true,
                exclusiveMaximum = true,
                minimum = "0",
                maximum = "1",
                examples = "0.95")
        @Nullable
        Double topP,

        @Schema(
                description =
                        "Chooses among the tokens whose information is closest to the expected one, up to this mass.",
                exclusiveMinimum = true,
                exclusiveMaximum = true,
                minimum = "0",
                maximum = "1",
                examples = "0.95")
        @Nullable
        Double typicalP,

        @Schema(
                description =
                        "Whether tokens are sampled. They are, too, where `temperature`, `top_k`, `top_p` or "
                                + "`typical_p` is given, or `parameters` are left out; else always the likeliest token is taken.",
                defaultValue = "false",
                examples = "true")
        @Nullable
        Boolean doSample,

        @Schema(
                description =
                        "The most tokens of the answer. Values above the server's own limit are lowered to it, with "
                                + "a warning. Left out: that limit.",
                minimum = "1",
                examples = "60")
        @Nullable
        Integer maxNewTokens,

        @Schema(
                description = "Whether `generated_text` begins with `inputs`.",
                defaultValue = "false",
                examples = "false")
        @Nullable
        Boolean returnFullText,

        @Schema(
                description = "Texts of 1 to 256 characters that end the answer and are never shown.",
                maxItems = 16,
                examples = "[\"\\n\\n\"]")
        @Nullable
        List<String> stop,

        @Schema(
                description = "Only the last so many tokens of `inputs` are read. Only for the model in this process.",
                minimum = "1",
                examples = "400")
        @Nullable
        Integer truncate,

        @Schema(description = "Only false: answers have no watermark.", defaultValue = "false", examples = "false")
        @Nullable
        Boolean watermark,

        @Schema(
                description =
                        "Whether `details` come with a whole answer. The last event of a stream has them unless this "
                                + "is false.",
                examples = "true")
        @Nullable
        Boolean details,

        @Schema(
                description = "Whether `details` has the tokens of the prompt. Not with a stream.",
                defaultValue = "false",
                examples = "true")
        @Nullable
        Boolean decoderInputDetails,

        @Schema(
                description = "The same seed gives the same answer on the same build and model.",
                minimum = "0",
                examples = "7")
        @Nullable
        Long seed,

        @Schema(
                description =
                        "How many of the likeliest tokens `details` tells of at each position. Not with a stream.",
                minimum = "0",
                maximum = "20",
                examples = "5")
        @Nullable
        @JsonProperty("top_n_tokens") // the strategy would write top_ntokens
        Integer topNTokens,

        @Schema(hidden = true) @Nullable JsonNode grammar,

        @Schema(hidden = true) @Nullable String adapterId) {
    /** Omits the texts, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TgiParameters";
    }
}
