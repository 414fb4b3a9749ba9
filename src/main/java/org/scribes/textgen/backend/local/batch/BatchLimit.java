package org.scribes.textgen.backend.local.batch;

/** How many sequences take part in a step: fewer after memory ran out, and slowly more again. */
final class BatchLimit {
    /** Steps without trouble after which the limit doubles. */
    private static final int RECOVERY = 64;

    private final int most;
    private int now;
    private int quiet;

    BatchLimit(int most) {
        this.most = most;
        this.now = most;
    }

    int now() {
        return now;
    }

    /** Memory ran out. */
    void halve() {
        now = Math.max(1, now / 2);
        quiet = 0;
    }

    /** A step went well. */
    void wentWell() {
        if (now < most && ++quiet >= RECOVERY) {
            now = Math.min(most, 2 * now);
            quiet = 0;
        }
    }
}
