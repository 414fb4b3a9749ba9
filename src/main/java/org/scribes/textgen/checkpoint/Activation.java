package org.scribes.textgen.checkpoint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Activation functions of feed-forward layers. */
public enum Activation {
    /** {@code x * sigmoid(x)}. */
    SILU,
    /** {@code x * Φ(x)} in its tanh approximation: Hendrycks and Gimpel 2016 (arXiv 1606.08415). */
    GELU_TANH,
    /** {@code x * Φ(x)}. */
    GELU;

    /** Names in transformers, several for some functions. */
    private static final Map<String, Activation> NAMES = new TreeMap<>(Map.of(
            "silu", SILU,
            "swish", SILU,
            "gelu_new", GELU_TANH,
            "gelu_pytorch_tanh", GELU_TANH,
            "gelu_fast", GELU_TANH,
            "gelu", GELU));

    /**
     * Reads the activation under {@code key}.
     *
     * @throws org.scribes.textgen.domain.ModelLoadException if it is not among {@code allowed}; the message lists
     *     their names
     */
    static Activation read(ConfigJson json, String key, String defaultName, Set<Activation> allowed) {
        String name = json.optionalText(key).orElse(defaultName);
        @Nullable Activation activation = NAMES.get(name);
        if (activation == null || !allowed.contains(activation)) {
            throw json.refused(key, "is " + FileText.quoted(name) + "; allowed: " + names(allowed));
        }
        return activation;
    }

    private static String names(Set<Activation> activations) {
        return String.join(
                ", ",
                NAMES.keySet().stream()
                        .filter(name -> activations.contains(NAMES.get(name)))
                        .toList());
    }
}
