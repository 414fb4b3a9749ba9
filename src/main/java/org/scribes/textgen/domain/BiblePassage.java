package org.scribes.textgen.domain;

/**
 * Consecutive verses of the Bible in one translation.
 *
 * @param reference the English name, for example {@code John 3:16-18}
 * @param osis the OSIS name, for example {@code John.3.16-John.3.18}
 * @param text the verses, separated by spaces; verses that the translation lacks are left out
 */
public record BiblePassage(String reference, String osis, String text) {
    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "BiblePassage";
    }
}
