package org.scribes.textgen.grounding.text;

import java.util.Set;

/**
 * Words that govern the words beside them, each in the form of {@link Words#key}. Thread-safe.
 *
 * @param qualifiers words that negate, except, condition or limit their clause: {@code not}, {@code except}, {@code
 *     if}, {@code hardly}; contractions with {@code n't} need no entry
 * @param speechVerbs verbs that introduce speech: {@code said}
 * @param voices names of speakers whose words the work gives as its own: {@code Jesus}
 */
public record GoverningWords(Set<String> qualifiers, Set<String> speechVerbs, Set<String> voices) {
    public GoverningWords {
        qualifiers = Set.copyOf(qualifiers);
        speechVerbs = Set.copyOf(speechVerbs);
        voices = Set.copyOf(voices);
    }

    /** Whether a clause means something else without the word. */
    public boolean isQualifier(String key) {
        return qualifiers.contains(key) || key.endsWith("n't");
    }
}
