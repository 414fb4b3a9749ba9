package org.scribes.textgen.domain;

/** What was found out about a quotation, a reference or a marker, as the answer first had it. */
public enum Verdict {
    /** Quotation: the passages hold these words, where the answer says. */
    VERIFIED(true),
    /** Quotation: a passage, or else known scripture, holds nearly these words. */
    ALTERED(false),
    /** Quotation: the passages hold these words, but not where the answer says. */
    MISATTRIBUTED(false),
    /** Quotation or reference: real scripture that the passages do not hold. */
    OUTSIDE_CONTEXT(false),
    /** Quotation: nothing that is known holds these words. */
    FABRICATED(false),
    /** Reference: a passage stands there, or names it. */
    IN_CONTEXT(true),
    /** Reference: there is no such place. */
    NONEXISTENT(false),
    /** Marker: there is a passage of this number. */
    RESOLVED(true),
    /** Marker: there is no passage of this number. */
    DANGLING(false);

    private final boolean sound;

    Verdict(boolean sound) {
        this.sound = sound;
    }

    /** Whether the passages bear it out. */
    public boolean sound() {
        return sound;
    }
}
