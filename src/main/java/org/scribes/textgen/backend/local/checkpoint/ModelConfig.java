package org.scribes.textgen.backend.local.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * The shape of a decoder of Llama's kind, from {@code config.json}. Names and defaults are those of transformers'
 * {@code LlamaConfig}. A family with other keys adds a record of its own beside this one.
 *
 * @param modelType the family, as {@code model_type} names it; whether it can be run is not decided here
 * @param intermediateSize the width inside the feed-forward part
 * @param heads query heads; a multiple of {@code kvHeads}
 * @param kvHeads key and value heads, each shared by {@code heads / kvHeads} query heads
 * @param headDim the width of one head, even; {@code heads * headDim} need not be {@code hiddenSize}
 * @param ropeTheta the base of the rotary frequencies
 * @param maxPositionEmbeddings the context window in tokens
 * @param tieWordEmbeddings true: the head is the embedding matrix
 * @param slidingWindow how many positions a token attends to, itself included; all when absent
 * @param attentionBias whether query, key, value and output projections have biases
 * @param mlpBias whether the feed-forward projections have biases
 * @param eosTokenIds tokens that end an answer; may be empty
 * @param dtype the weights' type as the file says it, like {@code bfloat16}; the weights themselves have the last word
 */
public record ModelConfig(
        String modelType,
        int vocabSize,
        int hiddenSize,
        int intermediateSize,
        int layers,
        int heads,
        int kvHeads,
        int headDim,
        double rmsNormEps,
        double ropeTheta,
        RopeScaling ropeScaling,
        int maxPositionEmbeddings,
        boolean tieWordEmbeddings,
        Optional<Integer> slidingWindow,
        String hiddenAct,
        boolean attentionBias,
        boolean mlpBias,
        List<Integer> eosTokenIds,
        Optional<Integer> bosTokenId,
        Optional<String> dtype) {
    static final String FILE = "config.json";
    private static final int MAX_VOCABULARY = 1 << 22;
    private static final int MAX_WIDTH = 1 << 20;
    private static final int MAX_LAYERS = 1024;
    private static final int MAX_HEADS = 4096;
    private static final int MAX_HEAD_DIM = 4096;
    private static final int MAX_POSITIONS = 1 << 24;
    private static final double DEFAULT_EPS = 1e-6;

    public ModelConfig {
        eosTokenIds = List.copyOf(eosTokenIds);
        require(heads % kvHeads == 0, "num_attention_heads must be a multiple of num_key_value_heads");
        require(headDim % 2 == 0, "head_dim must be even: rotary positions turn pairs");
        require((long) heads * headDim <= MAX_WIDTH, "num_attention_heads * head_dim is above " + MAX_WIDTH);
    }

    /**
     * The {@code model_type} of the checkpoint in {@code folder}, without a look at the rest.
     *
     * @throws ModelLoadException when the file is missing, malformed, or does not say
     */
    public static String typeOf(Path folder) {
        return ConfigJson.read(folder, FILE).requiredText("model_type");
    }

    /**
     * Reads {@code config.json} in {@code folder}.
     *
     * @throws ModelLoadException when the file is missing or malformed, or a value is missing, nonsense or not supported
     */
    public static ModelConfig read(Path folder) {
        return from(ConfigJson.read(folder, FILE));
    }

    static ModelConfig from(ConfigJson json) {
        String modelType = json.requiredText("model_type");
        requireUnquantised(json);
        int vocabSize = json.requiredInt("vocab_size", 1, MAX_VOCABULARY);
        int hiddenSize = json.requiredInt("hidden_size", 1, MAX_WIDTH);
        int heads = json.requiredInt("num_attention_heads", 1, MAX_HEADS);
        RopeJson rope = RopeJson.read(json);
        return new ModelConfig(
                modelType,
                vocabSize,
                hiddenSize,
                json.requiredInt("intermediate_size", 1, MAX_WIDTH),
                json.requiredInt("num_hidden_layers", 1, MAX_LAYERS),
                heads,
                json.optionalInt("num_key_value_heads", 1, heads).orElse(heads),
                headDim(json, hiddenSize, heads),
                json.optionalPositive("rms_norm_eps", 1).orElse(DEFAULT_EPS),
                rope.theta(),
                rope.scaling(),
                json.requiredInt("max_position_embeddings", 1, MAX_POSITIONS),
                json.optionalBoolean("tie_word_embeddings").orElse(false),
                boxed(json, "sliding_window", 1, MAX_POSITIONS),
                json.optionalText("hidden_act").orElse("silu"),
                json.optionalBoolean("attention_bias").orElse(false),
                json.optionalBoolean("mlp_bias").orElse(false),
                json.tokenIds("eos_token_id", vocabSize),
                boxed(json, "bos_token_id", 0, vocabSize - 1),
                json.optionalText("dtype").or(() -> json.optionalText("torch_dtype")));
    }

    private static int headDim(ConfigJson json, int hiddenSize, int heads) {
        return json.optionalInt("head_dim", 1, MAX_HEAD_DIM).orElseGet(() -> {
            require(hiddenSize % heads == 0, "hidden_size must be a multiple of num_attention_heads");
            return hiddenSize / heads;
        });
    }

    private static Optional<Integer> boxed(ConfigJson json, String key, int min, int max) {
        return json.optionalInt(key, min, max).stream().boxed().findFirst();
    }

    private static void requireUnquantised(ConfigJson json) {
        if (json.has("quantization_config")) {
            throw json.refused(
                    "quantization_config", "is not supported: give a checkpoint with f32, f16 or bf16 weights");
        }
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new ModelLoadException(FILE, rule);
        }
    }
}
