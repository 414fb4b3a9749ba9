package org.scribes.textgen.backend.local.sampling;

import java.util.Arrays;

/** Which tokens may come next: some only, or all but some. */
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

    /** Whether no token of so many may come. */
    boolean isEmpty(int vocabulary) {
        return ids.length == (only ? 0 : vocabulary);
    }

    /**
     * Moves the scores of what may come to the front, in their order.
     *
     * @param scores of all tokens
     * @return how many those are
     */
    int compact(float[] scores) {
        return only ? gather(scores) : closeGaps(scores);
    }

    private int gather(float[] scores) {
        for (int i = 0; i < ids.length; i++) {
            scores[i] = scores[ids[i]];
        }
        return ids.length;
    }

    private int closeGaps(float[] scores) {
        for (int i = 0; i < ids.length; i++) {
            int from = ids[i] + 1;
            int end = i + 1 < ids.length ? ids[i + 1] : scores.length;
            System.arraycopy(scores, from, scores, from - i - 1, end - from);
        }
        return scores.length - ids.length;
    }

    /** The token whose score {@link #compact} moves to {@code index}. */
    int token(int index) {
        if (only) {
            return ids[index];
        }
        int low = 0; // how many of the missing lie before the token
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
