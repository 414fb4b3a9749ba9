package org.scribes.textgen.domain;

/** What becomes of scripture that is quoted word for word, but is in none of the passages. */
public enum OutsideContext {
    /** It is left out: only what the passages hold is shown. */
    LEAVE_OUT,
    /** It is shown: the canon vouches for it. */
    CANON
}
