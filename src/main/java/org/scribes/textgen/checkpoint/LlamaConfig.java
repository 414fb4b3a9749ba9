package org.scribes.textgen.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads {@code config.json} like transformers' {@code LlamaConfig}. Subclasses override what differs in their families.
 * Sizes are required, even where transformers has a default.
 */
class LlamaConfig {
    static final int MAX_WIDTH = 1 << 20;
    static final int MAX_LAYERS = 1024;
    static final int MAX_HEADS = 4096;
    static final int MAX_POSITIONS = 1 << 24;
    private static final int MAX_VOCABULARY = 1 << 22;
    private static final int MAX_HEAD_DIM = 4096;

    final ConfigJson json;

    LlamaConfig(ConfigJson json) {
        this.json = json;
    }

    /**
     * Reads the configuration.
     *
     * @throws org.scribes.textgen.domain.ModelLoadException if a value is missing, invalid or not supported
     */
    final ModelConfig read() {
        if (json.has("quantization_config")) {
            throw json.refused(
                    "quantization_config", "is not supported: give a checkpoint with f32, f16 or bf16 weights");
        }
        refuseUnsupported();
        int vocabSize = json.requiredInt("vocab_size", 1, MAX_VOCABULARY);
        int headDim = headDim();
        Optional<Integer> window = slidingWindow();
        List<Integer> slidingLayers = window.isPresent() ? slidingLayers() : List.of();
        return new ModelConfig(
                json.requiredText("model_type"),
                vocabSize,
                hiddenSize(),
                intermediateSize(),
                layers(),
                heads(),
                kvHeads(),
                headDim,
                normEps(),
                rope(headDim),
                maxPositionEmbeddings(),
                json.optionalBoolean("tie_word_embeddings").orElse(tiedByDefault()),
                window.filter(size -> !slidingLayers.isEmpty()),
                slidingLayers,
                activation(),
                biases(),
                tokens("eos_token_id", defaultEos(), vocabSize),
                tokens("bos_token_id", defaultBos(), vocabSize).stream().findFirst(),
                json.optionalText("dtype").or(() -> json.optionalText("torch_dtype")));
    }

    /** Refuses settings that the family's decoder does not support. */
    void refuseUnsupported() {}

    int hiddenSize() {
        return json.requiredInt("hidden_size", 1, MAX_WIDTH);
    }

    int intermediateSize() {
        return json.requiredInt("intermediate_size", 1, MAX_WIDTH);
    }

    int layers() {
        return json.requiredInt("num_hidden_layers", 1, MAX_LAYERS);
    }

    int heads() {
        return json.requiredInt("num_attention_heads", 1, MAX_HEADS);
    }

    int kvHeads() {
        return json.optionalInt("num_key_value_heads", 1, heads()).orElse(heads());
    }

    int headDim() {
        return json.optionalInt("head_dim", 1, MAX_HEAD_DIM).orElseGet(this::sharedHeadDim);
    }

    final int sharedHeadDim() {
        ModelConfig.require(hiddenSize() % heads() == 0, "hidden_size must be a multiple of num_attention_heads");
        return hiddenSize() / heads();
    }

    double normEps() {
        return json.optionalPositive("rms_norm_eps", 1).orElse(1e-6);
    }

    RopeParameters rope(int headDim) {
        return RopeJson.read(json, 1).requireWholeHead(json).parameters(headDim);
    }

    int maxPositionEmbeddings() {
        return json.requiredInt("max_position_embeddings", 1, MAX_POSITIONS);
    }

    boolean tiedByDefault() {
        return false;
    }

    /** The size of the sliding window, if the family has one and it is enabled. */
    Optional<Integer> slidingWindow() {
        return Optional.empty();
    }

    final Optional<Integer> givenWindow() {
        return json.optionalInt("sliding_window", 1, MAX_POSITIONS).stream()
                .boxed()
                .findFirst();
    }

    /** The layers with a sliding window. Called only if there is a window. */
    List<Integer> slidingLayers() {
        return IntStream.range(0, layers()).boxed().toList();
    }

    Activation activation() {
        return Activation.read(json, "hidden_act", "silu", Set.of(Activation.SILU));
    }

    ModelConfig.Biases biases() {
        boolean attention = json.optionalBoolean("attention_bias").orElse(false);
        return new ModelConfig.Biases(
                attention, attention, json.optionalBoolean("mlp_bias").orElse(false));
    }

    List<Integer> defaultBos() {
        return List.of(1);
    }

    List<Integer> defaultEos() {
        return List.of(2);
    }

    /** Drops default ids outside the vocabulary, which belong to another tokenizer. */
    private List<Integer> tokens(String key, List<Integer> defaults, int vocabSize) {
        return json.isAbsent(key)
                ? defaults.stream().filter(id -> id < vocabSize).toList()
                : json.tokenIds(key, vocabSize);
    }
}
