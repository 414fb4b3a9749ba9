package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words of all passages in one row, for looking words up. Passages that adjoin stand next to each other, so that a
 * quotation may run over their edge; between all others is a gap. Verse numbers and footnote marks are not in it.
 */
final class PassageRow {
    private static final int SHORT = 64;
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
        List<Integer> order = inOrder();
        for (int i = 0; i < order.size(); i++) {
            boolean adjoins = i > 0 && passages.get(order.get(i - 1)).leadsTo(passages.get(order.get(i)));
            if (i > 0 && !adjoins) {
                append(null, -1, 0, 0);
            }
            appendWords(order.get(i));
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

    /** The passages' texts, those that adjoin as one. */
    List<String> adjoiningTexts() {
        List<String> texts = new ArrayList<>();
        List<Integer> order = inOrder();
        for (int i = 0; i < order.size(); i++) {
            String text = passages.get(order.get(i)).passage().text();
            boolean adjoins = i > 0 && passages.get(order.get(i - 1)).leadsTo(passages.get(order.get(i)));
            if (adjoins) {
                texts.set(texts.size() - 1, texts.get(texts.size() - 1) + " " + text);
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The passages' indexes, each followed by the one that goes on where it ends, if there is one. */
    private List<Integer> inOrder() {
        int count = passages.size();
        int[] next = new int[count];
        Arrays.fill(next, -1);
        boolean[] follows = new boolean[count];
        Map<Object, NavigableSet<Integer>> beginning = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            passages.get(i)
                    .begins()
                    .ifPresent(key -> beginning
                            .computeIfAbsent(key, any -> new TreeSet<>())
                            .add(index));
        }
        for (int i = 0; i < count; i++) {
            NavigableSet<Integer> left =
                    passages.get(i).goesOnAt().map(beginning::get).orElseGet(TreeSet::new);
            for (int other : after(left, i)) {
                if (!leads(next, other, i)) {
                    next[i] = other;
                    follows[other] = true;
                    left.remove(other);
                    break;
                }
            }
        }
        List<Integer> order = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            for (int at = follows[i] ? -1 : i; at >= 0; at = next[at]) {
                order.add(at);
            }
        }
        return order;
    }

    /** Those that stand after {@code index}, then those before it. */
    private static List<Integer> after(NavigableSet<Integer> indexes, int index) {
        List<Integer> order = new ArrayList<>(indexes.tailSet(index, false));
        order.addAll(indexes.headSet(index, false));
        return order;
    }

    private static boolean leads(int[] next, int from, int to) {
        int at = from;
        while (at >= 0 && at != to) {
            at = next[at];
        }
        return at == to;
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
        Map<String, Positions> found = new HashMap<>(2 * size);
        for (int i = 0; i < size; i++) {
            String key = keys[i];
            if (key != null) {
                found.computeIfAbsent(key, first -> new Positions()).add(i);
            }
        }
        found.forEach((key, places) -> positions.put(key, places.all()));
    }

    /** Where one word stands. */
    private static final class Positions {
        private int[] places = new int[2];
        private int size;

        void add(int place) {
            if (size == places.length) {
                places = Arrays.copyOf(places, 2 * size);
            }
            places[size++] = place;
        }

        int[] all() {
            return size == places.length ? places : Arrays.copyOf(places, size);
        }
    }
}
