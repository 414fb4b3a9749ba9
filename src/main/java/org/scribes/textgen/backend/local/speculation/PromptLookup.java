package org.scribes.textgen.backend.local.speculation;

import java.util.Arrays;

/**
 * Proposes the continuation of a sequence from an earlier occurrence of its last tokens (prompt lookup decoding, Saxena
 * 2023). Works well for answers that quote their prompt. Not thread-safe.
 */
public final class PromptLookup {
    private static final int MAX_NGRAM = 3;
    private static final int MIN_NGRAM = 2;
    private static final int[] NOTHING = {};

    private final NgramIndex[] indexes = new NgramIndex[MAX_NGRAM - MIN_NGRAM + 1];
    private int[] tokens;
    private int size;
    /** The number of indexed tokens. Tokens are indexed when a proposal is needed. */
    private int indexed;
    /** The end of an earlier occurrence of the longest repeated suffix, or 0 if there is none. */
    private int match;

    /** Starts with a prompt. */
    public PromptLookup(int[] prompt) {
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = new NgramIndex(MAX_NGRAM - i);
        }
        tokens = Arrays.copyOf(prompt, Math.max(16, prompt.length));
        size = prompt.length;
    }

    /** Appends a token of the answer. */
    public void append(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = token;
    }

    /**
     * Proposes the tokens after the latest earlier occurrence of the last 3 tokens, else of the last 2. A proposal that
     * reaches the sequence's end continues with its own tokens, so a repetition is proposed repeatedly. Takes time
     * linear in the proposal and in the tokens since the last proposal.
     *
     * @param max the maximum number of tokens, at least 0
     * @return {@code max} tokens, or none if the last 2 tokens are new
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
                int previous = indexed >= MAX_NGRAM - i ? indexes[i].put(tokens, indexed) : 0;
                match = match == 0 ? previous : match;
            }
        }
    }
}
