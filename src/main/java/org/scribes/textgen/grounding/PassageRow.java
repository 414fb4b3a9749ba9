package org.scribes.textgen.grounding;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of all passages in one row, for looking words up. Passages that adjoin stand next to each other, so that a
 * quotation may run over their edge; between all others is a gap. Verse numbers and footnote marks are not in it.
 */
final class PassageRow {
    private static final int SHORT = 64;
    /** Most words stand once or twice. */
    private static final int FEW = 2;

    private static final int[] NOWHERE = {};

    private final List<CitedPassage> passages;
    private @Nullable String[] keys = new String[SHORT];
    private int[] passageAt = new int[SHORT];
    private int[] startAt = new int[SHORT];
    private int[] endAt = new int[SHORT];
    private int size;
    private final BitSet gaps = new BitSet();
    private final Map<String, int[]> positions = new HashMap<>();

    PassageRow(List<CitedPassage> passages) {
        this.passages = passages;
        for (List<Integer> chain : PassageOrder.chains(passages)) {
            if (size > 0) {
                append(null, -1, 0, 0);
            }
            chain.forEach(this::appendWords);
        }
        index();
    }

    int size() {
        return size;
    }

    /** The word's key; null at a gap. */
    @Nullable
    String key(int position) {
        return keys[position];
    }

    /** The passage that holds the word. */
    CitedPassage passage(int position) {
        return passages.get(passageAt[position]);
    }

    /** Which passage holds the word, in the request's order; -1 at a gap. */
    int passageIndex(int position) {
        return passageAt[position];
    }

    /** The word's first character's index in its passage. */
    int start(int position) {
        return startAt[position];
    }

    /** The index after the word's last character in its passage. */
    int end(int position) {
        return endAt[position];
    }

    /** Whether no gap stands from {@code from} up to {@code to}. */
    boolean isUnbroken(int from, int to) {
        int gap = gaps.nextSetBit(from);
        return gap < 0 || gap > to;
    }

    /** Where a word stands, in ascending order. */
    int[] positions(String key) {
        return positions.getOrDefault(key, NOWHERE);
    }

    private void appendWords(int index) {
        CitedPassage cited = passages.get(index);
        String text = cited.passage().text();
        Words words = Words.of(text);
        for (int i = 0; i < words.size(); i++) {
            if (!isVerseNumber(cited, words, i) && !isFootnote(text, words, i)) {
                append(words.key(i), index, words.start(i), words.end(i));
            }
        }
    }

    private static boolean isVerseNumber(CitedPassage cited, Words words, int word) {
        return words.isNumber(word)
                && words.key(word).length() <= 3
                && cited.verseNumbers().contains(Integer.parseInt(words.key(word)));
    }

    private static boolean isFootnote(String text, Words words, int word) {
        int start = words.start(word);
        int end = words.end(word);
        boolean bracketed =
                start > 0 && text.charAt(start - 1) == '[' && end < text.length() && text.charAt(end) == ']';
        return bracketed && (words.isNumber(word) || end - start == 1);
    }

    private void append(@Nullable String key, int passage, int start, int end) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            passageAt = Arrays.copyOf(passageAt, 2 * size);
            startAt = Arrays.copyOf(startAt, 2 * size);
            endAt = Arrays.copyOf(endAt, 2 * size);
        }
        keys[size] = key;
        gaps.set(size, key == null);
        passageAt[size] = passage;
        startAt[size] = start;
        endAt[size] = end;
        size++;
    }

    private void index() {
        Map<String, Numbers> found = new HashMap<>(2 * size);
        for (int i = 0; i < size; i++) {
            String key = keys[i];
            if (key != null) {
                found.computeIfAbsent(key, first -> new Numbers(FEW)).add(i);
            }
        }
        found.forEach((key, places) -> positions.put(key, places.toArray()));
    }
}
