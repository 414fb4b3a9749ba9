package org.scribes.textgen.domain;

import java.util.List;

/**
 * The verses that somebody asked for.
 *
 * @param translation the translation that they are taken from, for example {@code WEB}
 * @param translations all translations, in order of preference
 * @param passages in the order of the question
 * @param warnings what differs from the question, fit to show a user
 */
public record FoundVerses(
        String translation, List<String> translations, List<BiblePassage> passages, List<String> warnings) {
    public FoundVerses {
        translations = List.copyOf(translations);
        passages = List.copyOf(passages);
        warnings = List.copyOf(warnings);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "FoundVerses";
    }
}
