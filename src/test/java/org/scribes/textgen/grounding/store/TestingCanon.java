package org.scribes.textgen.grounding.store;

import java.util.List;
import java.util.SortedMap;
import org.scribes.textgen.grounding.scripture.Canon;
import org.scribes.textgen.grounding.scripture.Translation;

/** The bundled Bible, loaded once for all tests. */
public final class TestingCanon {
    private static final SortedMap<Integer, String> WEB = TranslationFiles.own("WEB");
    private static final SortedMap<Integer, String> KJV = TranslationFiles.own("KJV");
    private static final Canon CANON = Canon.of(List.of(Translation.of("WEB", WEB), Translation.of("KJV", KJV)));

    private TestingCanon() {}

    public static Canon get() {
        return CANON;
    }

    /** The verses of the World English Bible by number. */
    public static SortedMap<Integer, String> web() {
        return WEB;
    }

    /** The verses of the King James Version by number. */
    public static SortedMap<Integer, String> kjv() {
        return KJV;
    }
}
