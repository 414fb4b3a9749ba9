package org.scribes.textgen.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * The shape of a decoder, from {@code config.json}. The words mean the same for every family; {@link LlamaConfig} and its
 * like read them from the keys of each, with the defaults of transformers.
 *
 * @param modelType the family, as {@code model_type} names it
 * @param intermediateSize the width inside the feed-forward part
 * @param heads query heads; a multiple of {@code kvHeads}
 * @param kvHeads key and value heads, each shared by {@code heads / kvHeads} query heads
 * @param headDim the width of one head; {@code heads * headDim} need not be {@code hiddenSize}
 * @param normEps the epsilon of every norm
 * @param rope how positions turn queries and keys
 * @param maxPositionEmbeddings the context window in tokens
 * @param tieWordEmbeddings true: the head is the embedding matrix
 * @param slidingWindow how many positions a token attends to in {@code slidingLayers}, itself included; absent where there
 *     are no such layers
 * @param slidingLayers the layers that have the window, counted from 0; the others attend to all positions
 * @param activation of the feed-forward part
 * @param biases which projections have a bias
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
        require(slidingWindow.isPresent() != slidingLayers.isEmpty(), "layers have a sliding window of no size");
    }

    /**
     * Which projections have a bias.
     *
     * @param queryKeyValue those of queries, keys and values
     * @param attentionOutput the one after attention
     * @param feedForward those of the feed-forward part
     */
    public record Biases(boolean queryKeyValue, boolean attentionOutput, boolean feedForward) {}

    /** How many positions a token attends to in {@code layer}, counted from 0, itself included; all when empty. */
    public OptionalInt windowOf(int layer) {
        return slidingWindow.isPresent() && slidingLayers.contains(layer)
                ? OptionalInt.of(slidingWindow.get())
                : OptionalInt.empty();
    }

    /**
     * The {@code model_type} of the checkpoint in {@code folder}, without a look at the rest.
     *
     * @throws ModelLoadException when the file is missing, malformed, or does not say, or the folder holds an adapter
     */
    public static String typeOf(Path folder) {
        return json(folder).requiredText("model_type");
    }

    /**
     * Reads {@code config.json} in {@code folder}.
     *
     * @throws ModelLoadException when the file is missing or malformed, or a value is missing, nonsense or not supported,
     *     or the folder holds an adapter
     */
    public static ModelConfig read(Path folder) {
        return from(json(folder));
    }

    static ModelConfig from(ConfigJson json) {
        return FamilyConfigs.of(json).read();
    }

    /** An adapter changes what its base model computes: to overlook it would give another model's text. */
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
