package org.scribes.textgen.domain;

/** What becomes of real scripture that the passages do not hold. */
public enum OutsideContext {
    /** It is left out, as what is invented. */
    LEAVE_OUT,
    /** It stands, in the known translation's exact words. */
    CANON
}
