package org.scribes.textgen.grounding.scripture;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.text.Words;

/** An index of the phrases of a text, based on binary search in its {@link SuffixOrder}. Immutable. */
final class WordIndex {
    /** The number of a word that is not in the text. */
    static final int UNKNOWN = -1;

    private static final int DEPTH = KnownText.LONGEST_PHRASE;
    /** For more frequent phrases, a linear scan finds the first positions faster. */
    private static final int MANY = 1_024;

    private final Map<String, Integer> vocabulary;
    private final int[] text;
    private final int[] order;
    /** The start of each word in the order, and finally the length of the text. */
    private final int[] firsts;

    private final PhraseFilter phrases;

    private WordIndex(Map<String, Integer> vocabulary, int[] text) {
        this.vocabulary = vocabulary;
        this.text = text;
        this.order = SuffixOrder.of(text, vocabulary.size(), DEPTH);
        this.firsts = new int[vocabulary.size() + 1];
        for (int word : text) {
            firsts[word + 1]++;
        }
        Arrays.parallelPrefix(firsts, Integer::sum);
        this.phrases = PhraseFilter.of(text);
    }

    /** Collects the words of a text. */
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

    /** A range of the order whose positions start with the same phrase. */
    record Matches(int from, int to) {
        static final Matches NONE = new Matches(0, 0);

        int count() {
            return to - from;
        }
    }

    int size() {
        return text.length;
    }

    /** The number of distinct words; they are numbered from 0. */
    int kinds() {
        return firsts.length - 1;
    }

    /** The word at a position of the text. */
    int word(int position) {
        return text[position];
    }

    /** The position in the text of a match. */
    int position(int match) {
        return order[match];
    }

    /** The numbers of the words; {@link #UNKNOWN} for words that are not in the text. */
    int[] ids(Words words, int from, int to) {
        int[] ids = new int[to - from];
        for (int word = from; word < to; word++) {
            ids[word - from] = id(words, word);
        }
        return ids;
    }

    /** Whether the phrase of at most {@link KnownText#LONGEST_PHRASE} words is in the text. */
    boolean holds(Words words, int from, int to) {
        int[] phrase = ids(words, from, to);
        if (phrase.length == 0 || isUnknown(phrase)) {
            return phrase.length == 0;
        }
        // most words of an answer are not in the text, and the search below is slow
        if (phrase.length >= PhraseFilter.WORDS && !phrases.mayHold(phrase, phrase.length - PhraseFilter.WORDS)) {
            return false;
        }
        int first = first(phrase, false);
        return first < firsts[phrase[0] + 1] && compare(order[first], phrase) == 0;
    }

    /** The first positions of the phrase, in text order. */
    int[] find(Words words, int from, int to, int most) {
        int[] start = ids(words, from, Math.min(to, from + DEPTH));
        if (start.length == 0 || isUnknown(start)) {
            return new int[0];
        }
        int first = first(start, false);
        int after = first(start, true);
        if (first == after) {
            return new int[0];
        }
        int[] phrase = ids(words, from, to);
        IntStream positions = after - first > MANY
                ? IntStream.range(0, text.length).filter(position -> compare(position, phrase) == 0)
                : Arrays.stream(order, first, after)
                        .filter(position -> compare(position, phrase) == 0)
                        .sorted();
        return positions.limit(most).toArray();
    }

    /** The matches of a phrase of {@code length} words that {@code word} follows. */
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

    /** The first index in the order whose words are not less than the phrase, or are greater than it. */
    private int first(int[] phrase, boolean above) {
        int low = firsts[phrase[0]];
        int high = firsts[phrase[0] + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            int compared = compare(order[middle], phrase);
            if (compared > 0 || (compared == 0 && !above)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Negative if the words at the position sort before the phrase, 0 if they equal it. */
    private int compare(int position, int[] phrase) {
        for (int word = 0; word < phrase.length; word++) {
            int difference = position + word < text.length ? text[position + word] - phrase[word] : -1;
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static boolean isUnknown(int[] phrase) {
        for (int word : phrase) {
            if (word == UNKNOWN) {
                return true;
            }
        }
        return false;
    }

    private int id(Words words, int word) {
        Integer id = vocabulary.get(words.key(word));
        return id == null ? UNKNOWN : id;
    }
}
