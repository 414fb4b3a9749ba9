package org.scribes.textgen.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.domain.EditDistance;
import org.scribes.textgen.domain.LowerCase;

/** Finds properties that nothing reads, which are probably misspelt. */
final class UnknownProperties {
    private static final String OWN_PREFIX = "textgen.";
    /** Names of ours that another name can be taken for. The server's variables are too much like those of others. */
    private static final List<String> PREFIXES = List.of(OWN_PREFIX, "hf.", "assistant.");

    /** Shorter names of ours are near to too many names of other programs. */
    private static final int LONG_NAME = 9;

    private static final int NEAR = 2;
    /**
     * Names that Hugging Face's libraries read (huggingface_hub 2.0, {@code constants.py}, and its predecessors). They may
     * be set for those and are never taken for misspelt ones of ours.
     */
    private static final Set<String> OF_HUGGING_FACE = Set.of(
            "hf.assets.cache",
            "hf.datasets.cache",
            "hf.datasets.offline",
            "hf.debug",
            "hf.device.code.oauth.client.id",
            "hf.editor",
            "hf.endpoint",
            "hf.evaluate.cache",
            "hf.evaluate.offline",
            "hf.home",
            "hf.hub.cache",
            "hf.hub.disable.experimental.warning",
            "hf.hub.disable.implicit.token",
            "hf.hub.disable.progress.bars",
            "hf.hub.disable.shared.blobs",
            "hf.hub.disable.symlinks",
            "hf.hub.disable.symlinks.warning",
            "hf.hub.disable.telemetry",
            "hf.hub.disable.update.check",
            "hf.hub.disable.xet",
            "hf.hub.download.timeout",
            "hf.hub.enable.hf.transfer",
            "hf.hub.etag.timeout",
            "hf.hub.offline",
            "hf.hub.user.agent.origin",
            "hf.hub.verbosity",
            "hf.inference.endpoint",
            "hf.metrics.cache",
            "hf.modules.cache",
            "hf.oidc.id.token",
            "hf.oidc.resource",
            "hf.stored.tokens.path",
            "hf.token",
            "hf.token.path",
            "hf.xet.cache",
            "hf.xet.high.performance");

    /** Names that people guess, with ours. Those that begin with {@code hf} may be another program's. */
    private static final Map<String, String> GUESSED = Map.ofEntries(
            Map.entry("textgen.port", "HTTP_PORT"),
            Map.entry("textgen.http.port", "HTTP_PORT"),
            Map.entry("textgen.host", "HTTP_HOST"),
            Map.entry("textgen.log.format", "LOG_FORMAT"),
            Map.entry("textgen.log.level", "LOG_LEVELS"),
            Map.entry("textgen.log.levels", "LOG_LEVELS"),
            Map.entry("textgen.model", "hf.generation.model"),
            Map.entry("textgen.model.name", "hf.generation.model"),
            Map.entry("textgen.model.id", "hf.generation.model"),
            Map.entry("textgen.model.path", "hf.model.path"),
            Map.entry("textgen.local.model", "hf.model.path"),
            Map.entry("textgen.local.model.path", "hf.model.path"),
            Map.entry("textgen.temperature", "hf.generation.temperature"),
            Map.entry("textgen.timeout", "hf.generation.timeout"),
            Map.entry("textgen.max.tokens", "assistant.max.output.tokens"),
            Map.entry("textgen.max.new.tokens", "assistant.max.output.tokens"),
            Map.entry("textgen.url", "textgen.hub.url"),
            Map.entry("textgen.api.url", "textgen.hub.url"),
            Map.entry("textgen.base.url", "textgen.hub.url"),
            Map.entry("textgen.hub.address", "textgen.hub.url"),
            Map.entry("textgen.hub.base.url", "textgen.hub.url"),
            Map.entry("textgen.hub.key", "hf.api.key"),
            Map.entry("textgen.hub.api.key", "hf.api.key"),
            Map.entry("textgen.hub.model", "hf.generation.model"),
            Map.entry("textgen.api.key", "hf.api.key"),
            Map.entry("textgen.device", "textgen.local.device"),
            Map.entry("textgen.backend", "textgen.backends"),
            Map.entry("hf.model", "hf.generation.model"),
            Map.entry("hf.model.id", "hf.generation.model"),
            Map.entry("hf.model.name", "hf.generation.model"),
            Map.entry("hf.temperature", "hf.generation.temperature"),
            Map.entry("hf.max.new.tokens", "assistant.max.output.tokens"));

    private static final List<CatalogueKeys> CATALOGUE = List.of(CatalogueKeys.TARGETS, CatalogueKeys.MODELS);

    private final Map<String, String> known;

    /** @param known names of all properties that are read */
    UnknownProperties(Set<String> known) {
        this.known = known.stream().collect(Collectors.toMap(UnknownProperties::plain, name -> name));
    }

    /**
     * An unknown name.
     *
     * @param given as it is given
     * @param source the config source's name
     * @param nearest the known name that is near, or that is meant by it, if there is one
     */
    record Unknown(String given, String source, Optional<String> nearest) {
        /** The problem in words, if the name looks like one of ours and can hardly be another program's. */
        Optional<String> problem() {
            String plain = plain(given);
            if (GUESSED.containsKey(plain) && !plain.startsWith(OWN_PREFIX)) {
                return Optional.empty();
            }
            return nearest.map(
                    name -> given + " (from " + Origin.of(given, source).source() + ") is not a property; do you mean "
                            + (given.contains(".") ? name : Origin.variable(name)) + "?");
        }
    }

    /**
     * The unknown names in {@code config}: those below {@code textgen.}, and those that are near to one of ours. An
     * environment variable counts as its property.
     */
    List<Unknown> in(Config config) {
        List<Unknown> unknown = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : variablesFirst(config)) {
            String plain = plain(name);
            if (known.containsKey(plain)
                    || isOfCatalogue(name)
                    || OF_HUGGING_FACE.contains(plain)
                    || !seen.add(plain)) {
                continue;
            }
            Optional<String> nearest = Optional.ofNullable(GUESSED.get(plain))
                    .or(() -> CATALOGUE.stream()
                            .flatMap(keys -> keys.nearestProperty(name).stream())
                            .findFirst())
                    .or(() -> nearest(plain));
            if (plain.startsWith(OWN_PREFIX) || nearest.isPresent()) {
                unknown.add(new Unknown(
                        name, String.valueOf(config.getConfigValue(name).getSourceName()), nearest));
            }
        }
        return unknown;
    }

    /** A variable of the environment is also there as the property that it may stand for; it was given as a variable. */
    private static Set<String> variablesFirst(Config config) {
        Set<String> names = new TreeSet<>(
                Comparator.comparing((String name) -> name.contains(".")).thenComparing(Comparator.naturalOrder()));
        config.getPropertyNames().forEach(names::add);
        return names;
    }

    private static boolean isOfCatalogue(String name) {
        return CATALOGUE.stream().anyMatch(keys -> keys.nameIn(name).isPresent());
    }

    private Optional<String> nearest(String plain) {
        return known.entrySet().stream()
                .filter(entry -> PREFIXES.stream().anyMatch(entry.getKey()::startsWith))
                .filter(entry ->
                        distance(entry.getKey(), plain) <= (entry.getKey().length() < LONG_NAME ? 1 : NEAR))
                .min(Comparator.comparingInt(entry -> distance(entry.getKey(), plain)))
                .map(Map.Entry::getValue);
    }

    private static int distance(String name, String other) {
        return Math.abs(name.length() - other.length()) > NEAR ? Integer.MAX_VALUE : EditDistance.of(name, other);
    }

    /** A form that is the same for a property and its environment variable. */
    private static String plain(String name) {
        return LowerCase.of(name).replaceAll("[^a-z0-9]", ".");
    }
}
