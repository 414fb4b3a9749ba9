package org.scribes.textgen.config;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
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
                .filter(entry -> distance(entry.getKey(), plain) <= NEAR)
                .min(Comparator.comparingInt(entry -> distance(entry.getKey(), plain)))
                .map(Map.Entry::getValue);
    }

    /** A form that is the same for a property and its environment variable. */
    private static String plain(String name) {
        return LowerCase.of(name).replaceAll("[^a-z0-9]", ".");
    }

    /** The Damerau-Levenshtein distance, with adjacent transpositions. */
    private static int distance(String one, String other) {
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                edits[i][j] = edits(edits, one, other, i, j);
            }
        }
        return edits[one.length()][other.length()];
    }

    /**
     * The distance of the first i letters of {@code one} and the first j of {@code other}, from those of shorter
     * prefixes.
     */
    private static int edits(int[][] edits, String one, String other, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(edits[i - 1][j - 1] + change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, 1 + edits[i - 2][j - 2]) : least;
    }
}
