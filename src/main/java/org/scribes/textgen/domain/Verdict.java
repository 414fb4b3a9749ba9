package org.scribes.textgen.domain;

/** The verdict on a quotation, reference or marker before any repair. */
public enum Verdict {
    /** Quotation: the passages hold these words, in the source that the answer names. */
    VERIFIED(true),
    /** Quotation: a passage or the Bible text holds nearly these words. */
    ALTERED(false),
    /** Quotation: the passages hold these words, but not in the source that the answer names. */
    MISATTRIBUTED(false),
    /** Quotation or reference: scripture that exists, but not in the passages. */
    OUTSIDE_CONTEXT(false),
    /** Quotation: no known text holds these words. */
    FABRICATED(false),
    /** Reference: a passage has this reference or mentions it. */
    IN_CONTEXT(true),
    /** Reference: it does not exist. */
    NONEXISTENT(false),
    /** Marker: a passage has this number. */
    RESOLVED(true),
    /** Marker: no passage has this number. */
    DANGLING(false);

    private final boolean sound;

    Verdict(boolean sound) {
        this.sound = sound;
    }

    /** Whether the passages support it. */
    public boolean sound() {
        return sound;
    }
}
