package org.scribes.textgen.generation.candidate;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The length and the repetitions of a text. Words are what white space separates. */
final class TextShape {
    /** An answer of fewer words is rarely a sentence. */
    static final int FEWEST_WORDS = 5;
    /** An answer of more words is longer than a listener follows. */
    static final int MOST_WORDS = 300;

    private static final int RUN = 4;

    private TextShape() {}

    /**
     * How sensible the length is: 1 from {@link #FEWEST_WORDS} to {@link #MOST_WORDS}, less outside, and 0 for an answer
     * that ends at the limit of tokens.
     */
    static double length(String text, boolean cut) {
        int words = new StringTokenizer(text).countTokens();
        if (cut) {
            return 0;
        }
        return Math.min(1, Math.min((double) words / FEWEST_WORDS, (double) MOST_WORDS / Math.max(1, words)));
    }

    /** The share of runs of four words that occur for the first time, above 0 to 1. */
    static double variety(String text) {
        List<String> words = Collections.list(new StringTokenizer(text.toLowerCase(Locale.ROOT))).stream()
                .map(String::valueOf)
                .toList();
        if (words.size() <= RUN) {
            return 1;
        }
        Set<String> runs = IntStream.rangeClosed(0, words.size() - RUN)
                .mapToObj(start -> String.join(" ", words.subList(start, start + RUN)))
                .collect(Collectors.toCollection(HashSet::new));
        return (double) runs.size() / (words.size() - RUN + 1);
    }
}
