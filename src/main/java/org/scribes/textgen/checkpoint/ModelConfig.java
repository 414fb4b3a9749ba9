package org.scribes.textgen.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * The shape of a decoder, from {@code config.json}. {@link LlamaConfig} and its subclasses read it from each family's
 * keys, with the defaults of transformers.
 *
 * @param modelType the family, as in {@code model_type}
 * @param intermediateSize the inner width of the feed-forward layers
 * @param heads query heads; a multiple of {@code kvHeads}
 * @param kvHeads key and value heads, each shared by {@code heads / kvHeads} query heads
 * @param headDim the width of a head; {@code heads * headDim} may differ from {@code hiddenSize}
 * @param normEps the epsilon of every norm
 * @param rope the rotary position parameters
 * @param maxPositionEmbeddings the context window in tokens
 * @param tieWordEmbeddings whether the head is the embedding matrix
 * @param slidingWindow the number of positions that a token attends to in {@code slidingLayers}, including itself;
 *     absent if there are no such layers
 * @param slidingLayers the layers with a sliding window, counted from 0; the others attend to all positions
 * @param activation of the feed-forward layers
 * @param biases which projections have a bias
 * @param eosTokenIds tokens that end an answer; may be empty
 * @param dtype the declared type of the weights, such as {@code bfloat16}; the weight files take precedence
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
        double normEps,
        RopeParameters rope,
        int maxPositionEmbeddings,
        boolean tieWordEmbeddings,
        Optional<Integer> slidingWindow,
        List<Integer> slidingLayers,
        Activation activation,
        Biases biases,
        List<Integer> eosTokenIds,
        Optional<Integer> bosTokenId,
        Optional<String> dtype) {
    static final String FILE = "config.json";
    private static final String ADAPTER = "adapter_config.json";

    public ModelConfig {
        slidingLayers = List.copyOf(slidingLayers);
        eosTokenIds = List.copyOf(eosTokenIds);
        require(heads % kvHeads == 0, "num_attention_heads must be a multiple of num_key_value_heads");
        require(
                (long) heads * headDim <= LlamaConfig.MAX_WIDTH,
                "num_attention_heads * head_dim is above " + LlamaConfig.MAX_WIDTH);
        require(
                slidingWindow.isPresent() != slidingLayers.isEmpty(),
                "slidingWindow and slidingLayers must be given together");
    }

    /**
     * The projections with a bias.
     *
     * @param queryKeyValue whether queries, keys and values have one
     * @param attentionOutput whether the attention output has one
     * @param feedForward whether the feed-forward layers have one
     */
    public record Biases(boolean queryKeyValue, boolean attentionOutput, boolean feedForward) {}

    /**
     * The number of positions that a token attends to in {@code layer}, including itself; empty if unlimited. Layers
     * count from 0.
     */
    public OptionalInt windowOf(int layer) {
        return slidingWindow.isPresent() && slidingLayers.contains(layer)
                ? OptionalInt.of(slidingWindow.get())
                : OptionalInt.empty();
    }

    /**
     * Reads only the {@code model_type} of the checkpoint in {@code folder}.
     *
     * @throws ModelLoadException if the file is missing or malformed, has no model type, or the folder holds an
     *     adapter
     */
    public static String typeOf(Path folder) {
        return json(folder).requiredText("model_type");
    }

    /**
     * Reads {@code config.json} in {@code folder}.
     *
     * @throws ModelLoadException if the file is missing or malformed, a value is missing, invalid or not supported,
     *     or the folder holds an adapter
     */
    public static ModelConfig read(Path folder) {
        return from(json(folder));
    }

    static ModelConfig from(ConfigJson json) {
        return FamilyConfigs.of(json).read();
    }

    /** Refuses adapters. Ignoring one would generate another model's text. */
    private static ConfigJson json(Path folder) {
        if (Files.exists(folder.resolve(ADAPTER))) {
            throw new ModelLoadException(
                    ADAPTER,
                    "says that this is a PEFT adapter, which is not supported: merge it into its base model "
                            + "(merge_and_unload) and give the folder of the merged model");
        }
        return ConfigJson.read(folder, FILE);
    }

    static void require(boolean condition, String rule) {
        if (!condition) {
            throw new ModelLoadException(FILE, rule);
        }
    }
}
