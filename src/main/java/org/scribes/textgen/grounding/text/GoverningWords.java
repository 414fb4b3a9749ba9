package org.scribes.textgen.grounding.text;

import java.util.Set;

/**
 * Words that govern what stands beside them, each as {@link Words#key} has it. Safe for many threads.
 *
 * @param turning those that turn what their clause says, or limit it: {@code not}, {@code except}, {@code if},
 *     {@code hardly}; contractions with {@code n't} are known without being named
 * @param speaking verbs after which somebody's words follow: {@code said}
 * @param voices names of those whose words the work gives as its own: {@code Jesus}
 */
public record GoverningWords(Set<String> qualifiers, Set<String> speechVerbs, Set<String> voices) {
    public GoverningWords {
        qualifiers = Set.copyOf(qualifiers);
        speechVerbs = Set.copyOf(speechVerbs);
        voices = Set.copyOf(voices);
    }

    /** Whether a clause says something else without the word. */
    public boolean isQualifier(String key) {
        return qualifiers.contains(key) || key.endsWith("n't");
    }
}
