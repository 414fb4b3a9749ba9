package org.scribes.textgen.grounding.scripture;

import java.util.Set;

/** Parses sets of words from text blocks. */
final class WordSet {
    private WordSet() {}

    /** The words of {@code text}, separated by white space. */
    static Set<String> of(String text) {
        return Set.of(text.strip().split("\\s+", -1));
    }
}
