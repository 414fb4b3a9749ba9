package org.scribes.textgen.grounding.store;

import java.util.List;
import java.util.SortedMap;
import org.scribes.textgen.grounding.scripture.Canon;
import org.scribes.textgen.grounding.scripture.Translation;

/** The Bible as the jar has it, loaded once for all tests. */
public final class TestingCanon {
    private static final SortedMap<Integer, String> WEB = TranslationFiles.own("WEB");
    private static final SortedMap<Integer, String> KJV = TranslationFiles.own("KJV");
    private static final Canon CANON = Canon.of(List.of(Translation.of("WEB", WEB), Translation.of("KJV", KJV)));

    private TestingCanon() {}

    public static Canon get() {
        return CANON;
    }

    /** The World English Bible's verses by their numbers. */
    public static SortedMap<Integer, String> web() {
        return WEB;
    }

    /** The King James Version's verses by their numbers. */
    public static SortedMap<Integer, String> kjv() {
        return KJV;
    }
}
