package org.scribes.textgen.grounding.scripture;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.scribes.textgen.grounding.KnownText;
import org.scribes.textgen.grounding.Words;

/** Where phrases stand in a text, by binary search in its {@link SuffixOrder}. Never changes. */
final class WordIndex {
    /** Stands for a word that the text has not. */
    static final int UNKNOWN = -1;

    private static final int DEPTH = KnownText.LONGEST_PHRASE;
    /** Of a phrase that stands in more places, a few first ones are found sooner by going through the text. */
    private static final int MANY = 1_024;

    private final Map<String, Integer> vocabulary;
    private final int[] text;
    private final int[] order;
    /** Where in the order each word begins, and after the last word the text's length. */
    private final int[] firsts;

    private WordIndex(Map<String, Integer> vocabulary, int[] text) {
        this.vocabulary = vocabulary;
        this.text = text;
        this.order = SuffixOrder.of(text, vocabulary.size(), DEPTH);
        this.firsts = new int[vocabulary.size() + 1];
        for (int word : text) {
            firsts[word + 1]++;
        }
        Arrays.parallelPrefix(firsts, Integer::sum);
    }

    /** Takes a text's words. */
    static final class Builder {
        private static final int SHORT = 1 << 16;

        private final Map<String, Integer> vocabulary = new HashMap<>();
        private int[] text = new int[SHORT];
        private int size;

        void add(Words words) {
            if (size + words.size() > text.length) {
                text = Arrays.copyOf(text, 2 * (size + words.size()));
            }
            for (int word = 0; word < words.size(); word++) {
                text[size++] = vocabulary.computeIfAbsent(words.key(word), key -> vocabulary.size());
            }
        }

        int size() {
            return size;
        }

        WordIndex build() {
            return new WordIndex(vocabulary, Arrays.copyOf(text, size));
        }
    }

    /** The part of the order, from {@code from} to before {@code to}, whose positions begin with one phrase. */
    record Matches(int from, int to) {
        static final Matches NONE = new Matches(0, 0);

        int count() {
            return to - from;
        }
    }

    int size() {
        return text.length;
    }

    /** How many different words the text has: they are numbered from 0. */
    int kinds() {
        return firsts.length - 1;
    }

    /** The word at a position of the text. */
    int word(int position) {
        return text[position];
    }

    /** The position in the text of one of some matches. */
    int position(int match) {
        return order[match];
    }

    /** The words as the text has them numbered, {@link #UNKNOWN} for those that it has not. */
    int[] ids(Words words, int from, int to) {
        return IntStream.range(from, to).map(word -> id(words, word)).toArray();
    }

    /** Whether the words, at most {@link KnownText#LONGEST_PHRASE}, stand in the text. */
    boolean holds(Words words, int from, int to) {
        return from == to || matches(words, from, to).count() > 0;
    }

    /** The first positions of the words in the text, in its order. */
    int[] find(Words words, int from, int to, int most) {
        Matches matches = matches(words, from, Math.min(to, from + DEPTH));
        if (from == to || matches.count() == 0) {
            return new int[0];
        }
        int[] phrase = ids(words, from, to);
        IntStream positions = matches.count() > MANY
                ? IntStream.range(0, text.length).filter(position -> stands(phrase, 0, position))
                : Arrays.stream(order, matches.from(), matches.to())
                        .filter(position -> stands(phrase, DEPTH, position))
                        .sorted();
        return positions.limit(most).toArray();
    }

    /** Of the matches of a phrase of {@code length} words those that {@code word} follows. */
    Matches narrow(Matches matches, int length, int word) {
        if (length == 0 && word != UNKNOWN) {
            return new Matches(firsts[word], firsts[word + 1]);
        }
        if (word == UNKNOWN || matches.count() == 0) {
            return Matches.NONE;
        }
        int from = firstNotBelow(matches.from(), matches.to(), length, word);
        return new Matches(from, firstNotBelow(from, matches.to(), length, word + 1));
    }

    private Matches matches(Words words, int from, int to) {
        Matches matches = new Matches(0, text.length);
        for (int word = from; word < to && matches.count() > 0; word++) {
            matches = narrow(matches, word - from, id(words, word));
        }
        return matches;
    }

    private int firstNotBelow(int from, int to, int ahead, int word) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int position = order[middle] + ahead;
            if (position < text.length && text[position] >= word) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether the phrase stands at the position, whose first {@code known} words are known to. */
    private boolean stands(int[] phrase, int known, int position) {
        if (phrase.length > text.length - position) {
            return false;
        }
        int word = known;
        while (word < phrase.length && phrase[word] == text[position + word]) {
            word++;
        }
        return word >= phrase.length;
    }

    private int id(Words words, int word) {
        Integer id = vocabulary.get(words.key(word));
        return id == null ? UNKNOWN : id;
    }
}
