package org.scribes.textgen.grounding.scripture;

import java.util.Set;

/** Words to know by heart, written as a text. */
final class WordSet {
    private WordSet() {}

    /** The words of {@code text}, which spaces and lines part. */
    static Set<String> of(String text) {
        return Set.of(text.strip().split("\\s+", -1));
    }
}
