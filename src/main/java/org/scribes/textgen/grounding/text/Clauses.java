package org.scribes.textgen.grounding.text;

import java.util.BitSet;

/**
 * The clauses of a text, by its words. A clause goes from one mark of punctuation to the next: conjunctions do not part
 * clauses, for what stands behind {@code not that} or {@code not because} is denied, too. A word that turns a clause and
 * stands alone between two commas, as in {@code is righteous, no, not one}, is no clause of its own.
 */
public final class Clauses {
    private static final String WEAK = ",()—–（），、،";
    private static final String STRONG = ".;:?!…‥。．；：？！؟؛·";

    /** The words with which clauses begin. */
    private final BitSet starts;

    private final BitSet qualifiers;

    private Clauses(BitSet begins, BitSet turning) {
        this.starts = begins;
        this.qualifiers = turning;
    }

    public static Clauses of(CharSequence text, Words words, GoverningWords governing) {
        Builder builder = new Builder();
        int before = 0;
        for (int i = 0; i < words.size(); i++) {
            builder.separator(text, before, words.start(i));
            builder.add(words.key(i), governing);
            before = words.end(i);
        }
        return builder.build();
    }

    /** Whether no word that turns its clause stands before the word in it. */
    public boolean mayResumeAt(int word) {
        return qualifiers.previousSetBit(word - 1) < starts.previousSetBit(word);
    }

    /** Whether no word that turns its clause stands after the word in it. */
    public boolean mayStopAfter(int word) {
        int turn = qualifiers.nextSetBit(word + 1);
        int next = starts.nextSetBit(word + 1);
        return turn < 0 || (next >= 0 && next <= turn);
    }

    /** Whether what is between two words can be left out: no word there turns a clause of which anything is left. */
    public boolean mayElide(int last, int next) {
        int begin = starts.nextSetBit(last + 1);
        if (begin < 0 || begin > next) {
            int turn = qualifiers.nextSetBit(last + 1);
            return turn < 0 || turn >= next;
        }
        return mayStopAfter(last) && mayResumeAt(next);
    }

    /** Whether the word turns a clause that has begun before it. */
    public boolean isQualifierInside(int word) {
        return qualifiers.get(word) && !starts.get(word);
    }

    /** Takes the words of a text in their order. */
    public static final class Builder {
        private final BitSet begins = new BitSet();
        private final BitSet strong = new BitSet();
        private final BitSet turning = new BitSet();
        /** Words that say something beside those that turn what is said: not numbers, nor single letters. */
        private final BitSet others = new BitSet();

        private int size;
        private boolean parted = true;
        private boolean strongly = true;

        /** What stands before the next word, or a part of it. */
        public void separator(CharSequence text, int from, int to) {
            for (int i = from; i < to; i++) {
                char character = text.charAt(i);
                strongly |= STRONG.indexOf(character) >= 0;
                parted |= strongly || WEAK.indexOf(character) >= 0 || (character == '-' && isDash(text, i, from, to));
            }
        }

        /** No clause goes on over this. */
        public void separator() {
            parted = true;
            strongly = true;
        }

        public void add(String key, GoverningWords governing) {
            begins.set(size, parted);
            strong.set(size, strongly);
            turning.set(size, governing.isQualifier(key));
            others.set(size, !turning.get(size) && key.length() > 1 && !Character.isDigit(key.charAt(0)));
            parted = false;
            strongly = false;
            size++;
        }

        public Clauses build() {
            BitSet clauses = (BitSet) begins.clone();
            int begin = 0;
            while (begin < size) {
                int next = begins.nextSetBit(begin + 1);
                int end = next < 0 ? size : next;
                if (has(turning, begin, end) && !has(others, begin, end)) {
                    clauses.set(begin, strong.get(begin));
                    clauses.set(end, end < size && strong.get(end));
                }
                begin = end;
            }
            return new Clauses(clauses, turning);
        }

        private static boolean has(BitSet words, int from, int to) {
            int found = words.nextSetBit(from);
            return found >= 0 && found < to;
        }

        private static boolean isDash(CharSequence text, int at, int from, int to) {
            char before = at > from ? text.charAt(at - 1) : 'x';
            char after = at + 1 < to ? text.charAt(at + 1) : 'x';
            return before == '-' || after == '-' || (before == ' ' && after == ' ');
        }
    }
}
