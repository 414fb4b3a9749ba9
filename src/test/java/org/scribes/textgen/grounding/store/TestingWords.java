package org.scribes.textgen.grounding.store;

import org.scribes.textgen.grounding.text.GoverningWords;

/** The bundled governing words, read once for all tests. */
public final class TestingWords {
    private static final GoverningWords WORDS = GoverningWordsFile.read();

    private TestingWords() {}

    public static GoverningWords get() {
        return WORDS;
    }
}
