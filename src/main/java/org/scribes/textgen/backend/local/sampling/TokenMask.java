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

    /** Drops what may not come; the candidates must be all tokens still. */
    void apply(Candidates candidates) {
        if (only) {
            candidates.keepOnly(ids);
        } else {
            candidates.drop(ids);
        }
    }
}
