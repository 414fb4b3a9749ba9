package org.scribes.textgen.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads transformers' {@code Qwen2Config}: biases of query, key and value, and a sliding window that is off by default.
 * The window applies to the layers in {@code layer_types}, else to those from {@code max_window_layers} on.
 */
class Qwen2Config extends LlamaConfig {
    private static final String LAYER_TYPES = "layer_types";
    private static final String SLIDING = "sliding_attention";
    private static final String FULL = "full_attention";
    private static final int DEFAULT_WINDOW = 4096;
    private static final int DEFAULT_MAX_WINDOW_LAYERS = 28;
    private static final int DEFAULT_KV_HEADS = 32;

    Qwen2Config(ConfigJson json) {
        super(json);
    }

    @Override
    void refuseUnsupported() {
        if (!windowIsOn() && layerTypes().contains(SLIDING)) {
            throw json.refused(LAYER_TYPES, "has " + SLIDING + ", but use_sliding_window or sliding_window is off");
        }
    }

    @Override
    int kvHeads() {
        return json.isAbsent("num_key_value_heads") ? DEFAULT_KV_HEADS : super.kvHeads();
    }

    @Override
    Optional<Integer> slidingWindow() {
        if (!windowIsOn()) {
            return Optional.empty();
        }
        return givenWindow().or(() -> Optional.of(DEFAULT_WINDOW));
    }

    /** A size without {@code use_sliding_window} has no effect. */
    private boolean windowIsOn() {
        return json.optionalBoolean("use_sliding_window").orElse(false)
                && (json.isAbsent("sliding_window") || json.has("sliding_window"));
    }

    @Override
    List<Integer> slidingLayers() {
        List<String> types = layerTypes();
        int first = json.optionalInt("max_window_layers", 0, Integer.MAX_VALUE).orElse(DEFAULT_MAX_WINDOW_LAYERS);
        return IntStream.range(0, layers())
                .filter(i -> types.isEmpty() ? i >= first : types.get(i).equals(SLIDING))
                .boxed()
                .toList();
    }

    private List<String> layerTypes() {
        List<String> types = json.texts(LAYER_TYPES, MAX_LAYERS);
        if (!types.isEmpty() && types.size() != layers()) {
            throw json.refused(LAYER_TYPES, "must hold one kind for each of the " + layers() + " layers");
        }
        for (String type : types) {
            if (!type.equals(SLIDING) && !type.equals(FULL)) {
                throw json.refused(LAYER_TYPES, "has " + FileText.quoted(type) + "; allowed: " + FULL + ", " + SLIDING);
            }
        }
        return types;
    }

    @Override
    ModelConfig.Biases biases() {
        return new ModelConfig.Biases(true, false, false);
    }

    @Override
    List<Integer> defaultBos() {
        return List.of();
    }

    @Override
    List<Integer> defaultEos() {
        return List.of();
    }
}
