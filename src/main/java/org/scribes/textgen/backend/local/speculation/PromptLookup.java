package org.scribes.textgen.backend.local.speculation;

import java.util.Arrays;

/**
 * Proposes how a sequence goes on: as it did where its last tokens stood before, in the prompt or in the answer (prompt
 * lookup decoding, Saxena 2023). Answers that quote what they were given are mostly foreseen so. For one thread at a time.
 */
public final class PromptLookup {
    private static final int LONGEST = 3;
    private static final int SHORTEST = 2;
    private static final int[] NOTHING = {};

    private final NgramIndex[] indexes = new NgramIndex[LONGEST - SHORTEST + 1];
    private int[] tokens;
    private int size;
    /** How many of the tokens are in the indexes: they wait until something is to be proposed. */
    private int indexed;
    /** Where an earlier occurrence of the longest suffix that has one ends; 0 if none has. */
    private int match;

    /** A sequence that so far is a prompt. */
    public PromptLookup(int[] prompt) {
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = new NgramIndex(LONGEST - i);
        }
        tokens = Arrays.copyOf(prompt, Math.max(16, prompt.length));
        size = prompt.length;
    }

    /** Goes on by a token of the answer. */
    public void append(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = token;
    }

    /**
     * What followed the latest earlier occurrence of the last 3 tokens, else of the last 2. Where that reaches the sequence's
     * end it goes on with what it proposes itself: a repetition is proposed as often as it fits. Takes time for what is
     * proposed, and for the tokens that came since the last proposal.
     *
     * @param max the most tokens, at least 0
     * @return {@code max} tokens, or none if the last 2 tokens did not occur before
     */
    public int[] propose(int max) {
        if (max == 0) {
            return NOTHING;
        }
        index();
        int[] proposal = new int[match == 0 ? 0 : max];
        for (int i = 0; i < proposal.length; i++) {
            int from = match + i;
            proposal[i] = from < size ? tokens[from] : proposal[from - size];
        }
        return proposal;
    }

    private void index() {
        while (indexed < size) {
            indexed++;
            match = 0;
            for (int i = 0; i < indexes.length; i++) {
                int before = indexed >= LONGEST - i ? indexes[i].put(tokens, indexed) : 0;
                match = match == 0 ? before : match;
            }
        }
    }
}
