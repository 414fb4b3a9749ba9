package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.grounding.text.Clauses;
import org.scribes.textgen.grounding.text.GoverningWords;
import org.scribes.textgen.grounding.text.IntList;
import org.scribes.textgen.grounding.text.Words;

/**
 * The words of all passages in one row, indexed for search. Adjoining passages are next to each other, and a gap
 * separates all others. Verse numbers and footnote marks are left out.
 */
public final class PassageRow {
    /** The number of a word that no passage has. */
    static final int UNKNOWN = -1;

    public static final int GAP = -2;

    private static final int SHORT = 64;
    /** The usual number of positions of a word. */
    private static final int FEW = 2;

    private static final int[] NOWHERE = {};

    private final List<CitedPassage> passages;
    private int[] words = new int[SHORT];
    private int[] passageAt = new int[SHORT];
    private int[] startAt = new int[SHORT];
    private int[] endAt = new int[SHORT];
    private int size;
    private final BitSet gaps = new BitSet();
    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<int[]> positions = new ArrayList<>();

    private final GoverningWords governing;
    private final Clauses.Builder clauseBuilder = new Clauses.Builder();
    private final Clauses clauses;

    public PassageRow(List<CitedPassage> passages, GoverningWords governing) {
        this.passages = passages;
        this.governing = governing;
        for (List<Integer> chain : PassageOrder.chains(passages)) {
            if (size > 0) {
                append(GAP, -1, 0, 0);
                clauseBuilder.endClause();
                clauseBuilder.add("", governing);
                clauseBuilder.endClause();
            }
            chain.forEach(this::appendWords);
        }
        this.clauses = clauseBuilder.build();
        index();
    }

    public int size() {
        return size;
    }

    /** The number of different words; they are numbered from 0. */
    int vocabularySize() {
        return vocabulary.size();
    }

    /** The word's number; {@link #GAP} at a gap. */
    public int word(int position) {
        return words[position];
    }

    /** The word in the form of {@link Words#key}; empty at a gap. */
    public String key(int position) {
        return words[position] == GAP ? "" : keys.get(words[position]);
    }

    /** The text between the word and the previous one, across adjoining passages too. */
    public String separatorBefore(int position) {
        String text = passage(position).passage().text();
        boolean first = position == 0 || passageAt[position - 1] != passageAt[position];
        String between = text.substring(first ? 0 : endAt[position - 1], startAt[position]);
        if (!first || position == 0 || words[position - 1] == GAP) {
            return between;
        }
        return passage(position - 1).passage().text().substring(endAt[position - 1]) + ' ' + between;
    }

    /**
     * Whether a qualifier outside the range governs its words: before them in the clause of the first, or right after
     * the last.
     */
    public boolean isQualified(int from, int to) {
        return !clauses.mayResumeAt(from) || (to < size && clauses.isQualifierInside(to));
    }

    /** The numbers of words; {@link #UNKNOWN} for words that no passage has. */
    int[] words(List<String> keys) {
        int[] numbers = new int[keys.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = vocabulary.getOrDefault(keys.get(i), UNKNOWN);
        }
        return numbers;
    }

    /** The passage that contains the word. */
    public CitedPassage passage(int position) {
        return passages.get(passageAt[position]);
    }

    /** The index of the passage that contains the word, in the request's order; -1 at a gap. */
    int passageIndex(int position) {
        return passageAt[position];
    }

    /** The index of the word's first character in its passage. */
    public int start(int position) {
        return startAt[position];
    }

    /** The index after the word's last character in its passage. */
    int end(int position) {
        return endAt[position];
    }

    /** Whether there is no gap from {@code from} to {@code to}. */
    boolean isWithoutGap(int from, int to) {
        int gap = gaps.nextSetBit(from);
        return gap < 0 || gap > to;
    }

    /** Whether an ellipsis may replace the words from {@code end} to before {@code next}. */
    boolean mayElide(int end, int next) {
        return clauses.mayElide(end - 1, next);
    }

    /** The positions of a word, ascending. */
    int[] positions(int word) {
        return word == UNKNOWN ? NOWHERE : positions.get(word);
    }

    private void appendWords(int index) {
        CitedPassage cited = passages.get(index);
        String text = cited.passage().text();
        Words read = Words.of(text);
        int before = 0;
        for (int i = 0; i < read.size(); i++) {
            if (!isVerseNumber(cited, read, i) && !isFootnote(text, read, i)) {
                int word = vocabulary.computeIfAbsent(read.key(i), this::number);
                append(word, index, read.start(i), read.end(i));
                clauseBuilder.separator(text, before, read.start(i));
                clauseBuilder.add(read.key(i), governing);
                before = read.end(i);
            }
        }
        clauseBuilder.separator(text, before, text.length());
    }

    private int number(String key) {
        keys.add(key);
        return keys.size() - 1;
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

    private void append(int word, int passage, int start, int end) {
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * size);
            passageAt = Arrays.copyOf(passageAt, 2 * size);
            startAt = Arrays.copyOf(startAt, 2 * size);
            endAt = Arrays.copyOf(endAt, 2 * size);
        }
        words[size] = word;
        gaps.set(size, word == GAP);
        passageAt[size] = passage;
        startAt[size] = start;
        endAt[size] = end;
        size++;
    }

    private void index() {
        List<IntList> found = new ArrayList<>(vocabulary.size());
        for (int i = 0; i < size; i++) {
            if (words[i] == found.size()) { // words are numbered in order of first occurrence
                found.add(new IntList(FEW));
            }
            if (words[i] != GAP) {
                found.get(words[i]).add(i);
            }
        }
        found.forEach(places -> positions.add(places.toArray()));
    }
}
