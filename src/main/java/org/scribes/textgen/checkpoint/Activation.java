package org.scribes.textgen.checkpoint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The activations of feed-forward parts. */
public enum Activation {
    /** {@code x * sigmoid(x)}. */
    SILU,
    /** {@code x * Φ(x)} by its approximation with tanh: Hendrycks and Gimpel 2016 (arXiv 1606.08415). */
    GELU_TANH,
    /** {@code x * Φ(x)}. */
    GELU;

    /** Transformers has several names for the same function. */
    private static final Map<String, Activation> NAMES = new TreeMap<>(Map.of(
            "silu", SILU,
            "swish", SILU,
            "gelu_new", GELU_TANH,
            "gelu_pytorch_tanh", GELU_TANH,
            "gelu_fast", GELU_TANH,
            "gelu", GELU));

    /** The activation under {@code key}, refused with the names of those that are allowed where it is none of them. */
    static Activation read(ConfigJson json, String key, String byDefault, Set<Activation> allowed) {
        String name = json.optionalText(key).orElse(byDefault);
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
