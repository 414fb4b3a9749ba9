package org.scribes.textgen.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scribes.textgen.domain.EditDistance;
import org.scribes.textgen.domain.LowerCase;

/**
 * The keys of a catalogue's entries.
 *
 * @param prefix the properties of an entry begin with it, and with the entry's name
 * @param shown the prefix in the file
 * @param keys what may follow the name
 */
record CatalogueKeys(String prefix, String shown, Set<String> keys) {
    /** Keys of targets that are servers, with the properties that they stand for. */
    static final Map<String, String> UPSTREAM = Map.ofEntries(
            Map.entry("protocol", "textgen.hub.protocol"),
            Map.entry("model", "hf.generation.model"),
            Map.entry("headers", "textgen.hub.headers"),
            Map.entry("streaming", "textgen.hub.streaming"),
            Map.entry("bill-to", "textgen.hub.bill-to"),
            Map.entry("connect-timeout", "textgen.hub.connect-timeout"),
            Map.entry("read-timeout", "textgen.hub.read-timeout"),
            Map.entry("idle-timeout", "textgen.hub.idle-timeout"),
            Map.entry("proxy", "textgen.hub.proxy"),
            Map.entry("ca-certificates", "textgen.hub.ca-certificates"),
            Map.entry("tokenizer", "textgen.hub.tokenizer"));

    /** Keys of targets that are servers, which stand for no property. */
    static final Set<String> UPSTREAM_ONLY =
            Set.of("url", "urls", "api-keys", "price.input", "price.output", "requests", "tokens-per-minute");

    /** Keys of targets that are checkpoints, with the properties that they stand for. */
    static final Map<String, String> LOCAL = Map.ofEntries(
            Map.entry("path", "hf.model.path"),
            Map.entry("repository", "hf.generation.model"),
            Map.entry("precision", "hf.model.precision"),
            Map.entry("device", "textgen.local.device"),
            Map.entry("threads", "textgen.local.threads"),
            Map.entry("batch-size", "textgen.local.batch-size"),
            Map.entry("kv-memory", "textgen.local.kv-memory"),
            Map.entry("speculation", "textgen.local.speculation"),
            Map.entry("load", "textgen.local.load"),
            Map.entry("queue-size", "textgen.local.queue-size"));

    /**
     * Properties that targets without a key of their own for them share. Addresses, keys, models and headers are never among
     * them, nor what depends on a model.
     */
    static final Set<String> SHARED = Set.of(
            "textgen.hub.connect-timeout",
            "textgen.hub.read-timeout",
            "textgen.hub.idle-timeout",
            "textgen.hub.attempt-timeout",
            "textgen.hub.max-connections",
            "textgen.hub.proxy",
            "textgen.hub.ca-certificates",
            "textgen.hub.circuit-breaker.requests",
            "textgen.hub.circuit-breaker.failure-ratio",
            "textgen.hub.circuit-breaker.delay",
            "hf.generation.temperature",
            "hf.generation.timeout",
            "hf.endpoint",
            "hf.hub.cache",
            "hf.home",
            "textgen.local.download",
            "textgen.local.load",
            "textgen.local.repetition-penalty-scope",
            "textgen.local.queue-size",
            "textgen.local.speculation",
            "textgen.local.device",
            "textgen.local.threads",
            "textgen.local.drain");

    /** Properties of the one server and the one checkpoint that a configuration without a catalogue has. */
    static final List<String> WITHOUT_EFFECT = List.of(
            "textgen.backends",
            "hf.use.api",
            "hf.use.quantization",
            "hf.model.path",
            "hf.model.precision",
            "hf.generation.model",
            "textgen.hub.url",
            "textgen.hub.protocol",
            "textgen.hub.streaming",
            "textgen.hub.bill-to",
            "textgen.hub.headers",
            "textgen.hub.tokenizer",
            "textgen.local.batch-size",
            "textgen.local.kv-memory",
            "assistant.model.context.window");

    static final Set<String> OF_ALL = Set.of("api-key", "context-window", "max-output-tokens");

    static final CatalogueKeys TARGETS = new CatalogueKeys(
            "textgen.targets.",
            "targets.",
            Stream.of(UPSTREAM.keySet(), UPSTREAM_ONLY, LOCAL.keySet(), OF_ALL)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet()));

    static final CatalogueKeys MODELS = new CatalogueKeys(
            "textgen.models.",
            "models.",
            Set.of(
                    "targets",
                    "defaults.temperature",
                    "defaults.top-p",
                    "defaults.top-k",
                    "defaults.repetition-penalty",
                    "defaults.max-new-tokens",
                    "defaults.grounding",
                    "defaults.system",
                    "shadow.target",
                    "shadow.share"));

    private static final Set<String> SECRETS = Set.of("api-key", "api-keys", "headers");

    private static final int SHORT_KEY = 4;
    private static final int NEAR = 2;

    /** Whether the values of {@code key} are never shown. */
    static boolean isSecret(String key) {
        return SECRETS.contains(key);
    }

    /** The name in {@code property}, a dotted property or an environment variable, if a key of an entry ends it. */
    Optional<String> nameIn(String property) {
        boolean dotted = property.startsWith(prefix);
        String start = dotted ? prefix : Origin.variable(prefix);
        if (!property.startsWith(start)) {
            return Optional.empty();
        }
        String rest = property.substring(start.length());
        return keys.stream()
                .map(key -> dotted ? "." + key : Origin.variable("." + key))
                .filter(end -> rest.endsWith(end) && rest.length() > end.length())
                .max(Comparator.comparingInt(String::length))
                .map(end -> rest.substring(0, rest.length() - end.length()))
                .map(name -> dotted ? name : LowerCase.of(name).replace('_', '-'));
    }

    /** Whether {@code variable} is the environment variable of a key of the entry {@code name}. */
    boolean isVariableOf(String variable, String name) {
        return keys.stream()
                .anyMatch(key -> Origin.variable(prefix + name + "." + key).equals(variable));
    }

    /** The key that {@code given} may have been meant for. */
    Optional<String> nearest(String given) {
        return keys.stream()
                .filter(key -> distance(given, key) <= (key.length() < SHORT_KEY ? 1 : NEAR))
                .min(Comparator.comparingInt((String key) -> distance(given, key))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String given, String key) {
        return Math.abs(given.length() - key.length()) > NEAR ? Integer.MAX_VALUE : EditDistance.of(given, key);
    }

    /** The property that {@code property} may have been meant for: one with the same name and a key that is near. */
    Optional<String> nearestProperty(String property) {
        boolean dotted = property.startsWith(prefix);
        if (!dotted && !property.startsWith(Origin.variable(prefix))) {
            return Optional.empty();
        }
        String rest = LowerCase.of(property.substring(prefix.length()));
        List<String> candidates = new ArrayList<>();
        for (int end = rest.length() - 1; end > 0; end--) {
            if (rest.charAt(end) == (dotted ? '.' : '_')) {
                String name = rest.substring(0, end);
                String tail = rest.substring(end + 1);
                nearest(dotted ? tail : tail.replace('_', '-'))
                        .ifPresent(key -> candidates.add(prefix + name + "." + key));
            }
        }
        return candidates.stream().findFirst();
    }
}
