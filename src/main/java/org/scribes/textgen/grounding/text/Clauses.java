package org.scribes.textgen.grounding.text;

import java.util.BitSet;

/**
 * The clauses of a text, and the qualifiers in them. A qualifier is a word that negates, excepts, conditions or limits
 * its clause. A clause extends from one punctuation mark to the next. Conjunctions do not end it, since the words after
 * {@code not that} and {@code not because} are negated too. A qualifier alone between two commas, as in {@code is
 * righteous, no, not one}, is no clause of its own.
 */
public final class Clauses {
    private static final String CLAUSE_ENDS = ",()—–（），、،";
    private static final String SENTENCE_ENDS = ".;:?!…‥。．；：？！؟؛·";

    /** The first words of clauses. */
    private final BitSet starts;

    private final BitSet qualifiers;

    private Clauses(BitSet starts, BitSet qualifiers) {
        this.starts = starts;
        this.qualifiers = qualifiers;
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

    /** Whether a quotation may resume at the word after an ellipsis: no qualifier precedes it in its clause. */
    public boolean mayResumeAt(int word) {
        return qualifiers.previousSetBit(word - 1) < starts.previousSetBit(word);
    }

    /** Whether a quotation may stop after the word: no qualifier follows it in its clause. */
    public boolean mayStopAfter(int word) {
        int qualifier = qualifiers.nextSetBit(word + 1);
        int next = starts.nextSetBit(word + 1);
        return qualifier < 0 || (next >= 0 && next <= qualifier);
    }

    /** Whether an ellipsis may replace the words between two others: no qualifier there governs a word that stays. */
    public boolean mayElide(int last, int next) {
        int start = starts.nextSetBit(last + 1);
        if (start < 0 || start > next) {
            int qualifier = qualifiers.nextSetBit(last + 1);
            return qualifier < 0 || qualifier >= next;
        }
        return mayStopAfter(last) && mayResumeAt(next);
    }

    /** Whether the word is a qualifier and not the first word of its clause. */
    public boolean isQualifierInside(int word) {
        return qualifiers.get(word) && !starts.get(word);
    }

    /** Builds the clauses of a text from its words in their order. */
    public static final class Builder {
        private final BitSet starts = new BitSet();
        private final BitSet sentenceStarts = new BitSet();
        private final BitSet qualifiers = new BitSet();
        /** Words that are neither qualifiers nor numbers nor single letters. */
        private final BitSet contentWords = new BitSet();

        private int size;
        private boolean clauseEnded = true;
        private boolean sentenceEnded = true;

        /** Adds characters that precede the next word. */
        public void separator(CharSequence text, int from, int to) {
            for (int i = from; i < to; i++) {
                char character = text.charAt(i);
                sentenceEnded |= SENTENCE_ENDS.indexOf(character) >= 0;
                clauseEnded |= sentenceEnded
                        || CLAUSE_ENDS.indexOf(character) >= 0
                        || (character == '-' && isDash(text, i, from, to));
            }
        }

        /** Ends the clause and its sentence, as a gap between passages does. */
        public void endClause() {
            clauseEnded = true;
            sentenceEnded = true;
        }

        public void add(String key, GoverningWords governing) {
            starts.set(size, clauseEnded);
            sentenceStarts.set(size, sentenceEnded);
            qualifiers.set(size, governing.isQualifier(key));
            contentWords.set(size, !qualifiers.get(size) && key.length() > 1 && !Character.isDigit(key.charAt(0)));
            clauseEnded = false;
            sentenceEnded = false;
            size++;
        }

        public Clauses build() {
            BitSet clauses = (BitSet) starts.clone();
            int start = 0;
            while (start < size) {
                int next = starts.nextSetBit(start + 1);
                int end = next < 0 ? size : next;
                if (containsAny(qualifiers, start, end) && !containsAny(contentWords, start, end)) {
                    clauses.set(start, sentenceStarts.get(start));
                    clauses.set(end, end < size && sentenceStarts.get(end));
                }
                start = end;
            }
            return new Clauses(clauses, qualifiers);
        }

        private static boolean containsAny(BitSet words, int from, int to) {
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
