package org.scribes.textgen.backend.local.sampling;

import java.util.Arrays;

/** The set of tokens that may come next, stored as included or excluded ids. */
final class TokenMask {
    private final boolean only;
    private final int[] ids;

    private TokenMask(boolean only, int[] ids) {
        this.only = only;
        this.ids = ids;
    }

    /** @param ids ascending */
    static TokenMask only(int[] ids) {
        return new TokenMask(true, ids);
    }

    /** @param ids ascending */
    static TokenMask without(int[] ids) {
        return new TokenMask(false, ids);
    }

    boolean allows(int token) {
        return Arrays.binarySearch(ids, token) >= 0 == only;
    }

    /** Whether none of {@code vocabulary} tokens is allowed. */
    boolean isEmpty(int vocabulary) {
        return ids.length == (only ? 0 : vocabulary);
    }

    /**
     * Moves the logits of allowed tokens to the front, in order.
     *
     * @param logits of all tokens
     * @return the number of allowed tokens
     */
    int compact(float[] logits) {
        return only ? gather(logits) : closeGaps(logits);
    }

    private int gather(float[] logits) {
        for (int i = 0; i < ids.length; i++) {
            logits[i] = logits[ids[i]];
        }
        return ids.length;
    }

    private int closeGaps(float[] logits) {
        for (int i = 0; i < ids.length; i++) {
            int from = ids[i] + 1;
            int end = i + 1 < ids.length ? ids[i + 1] : logits.length;
            System.arraycopy(logits, from, logits, from - i - 1, end - from);
        }
        return logits.length - ids.length;
    }

    /** The token whose logit {@link #compact} moves to {@code index}. */
    int token(int index) {
        if (only) {
            return ids[index];
        }
        int low = 0; // excluded ids before the token
        int high = ids.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ids[middle] - middle <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return index + low;
    }
}
