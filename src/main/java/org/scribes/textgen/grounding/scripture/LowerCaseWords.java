package org.scribes.textgen.grounding.scripture;

import java.util.Arrays;

/** The words of a {@link ScannedText} in lower case. Keeps the last ones, because they are read several times. */
final class LowerCaseWords {
    /** The number of words kept; a power of two. */
    private static final int SIZE = 8;

    private final ScannedText text;

    /** Allocated with the first word, because most views need no words. */
    private int[] starts = {};

    private int[] ends = {};
    private String[] words = {};

    LowerCaseWords(ScannedText text) {
        this.text = text;
    }

    /** Forgets the words, whose characters read differently now. */
    void clear() {
        Arrays.fill(ends, 0);
    }

    /** The letters from {@code start} to {@code end}. */
    String word(int start, int end) {
        if (end <= start) {
            return "";
        }
        if (words.length == 0) {
            starts = new int[SIZE];
            ends = new int[SIZE];
            words = new String[SIZE];
        }
        int slot = start & (SIZE - 1);
        if (ends[slot] != end || starts[slot] != start) {
            words[slot] = compute(start, end);
            starts[slot] = start;
            ends[slot] = end;
        }
        return words[slot];
    }

    private String compute(int start, int end) {
        ReferenceLanguage language = text.language();
        StringBuilder word = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            if (!CharacterFolding.isInvisible(c)
                    || (!language.isEnglish() && Character.getType(c) == Character.NON_SPACING_MARK)) {
                word.append(Character.toLowerCase(c));
            }
        }
        return language.composed(word.toString());
    }
}
