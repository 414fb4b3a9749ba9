package org.scribes.textgen.config;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.domain.EditDistance;
import org.scribes.textgen.domain.LowerCase;

/** Finds properties that nothing reads, which are probably misspelt. */
final class UnknownProperties {
    private static final String OWN_PREFIX = "textgen.";
    /** Prefixes shared with other programs: only near misses of known names are reported. */
    private static final List<String> SHARED_PREFIXES = List.of("hf.", "assistant.");

    private static final int NEAR = 2;

    private final Map<String, String> known;

    /** @param known names of all properties that are read */
    UnknownProperties(Set<String> known) {
        this.known = known.stream().collect(Collectors.toMap(UnknownProperties::plain, name -> name));
    }

    /**
     * The unknown names in {@code config} in dotted form, each with the nearest known name if one is near. An
     * environment variable counts as its property.
     */
    Map<String, Optional<String>> in(Config config) {
        Map<String, Optional<String>> unknown = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            String plain = plain(name);
            if (known.containsKey(plain)) {
                continue;
            }
            Optional<String> nearest = nearest(plain);
            if (plain.startsWith(OWN_PREFIX)
                    || (nearest.isPresent() && SHARED_PREFIXES.stream().anyMatch(plain::startsWith))) {
                unknown.put(plain, nearest);
            }
        }
        return unknown;
    }

    private Optional<String> nearest(String plain) {
        return known.entrySet().stream()
                .filter(entry -> EditDistance.of(entry.getKey(), plain) <= NEAR)
                .min(Comparator.comparingInt(entry -> EditDistance.of(entry.getKey(), plain)))
                .map(Map.Entry::getValue);
    }

    /** A form that is the same for a property and its environment variable. */
    private static String plain(String name) {
        return LowerCase.of(name).replaceAll("[^a-z0-9]", ".");
    }
}
