package org.scribes.textgen.domain;

/** How one of several candidates becomes the answer. */
public enum CandidateMode {
    /** All candidates are generated, and the best is the answer. */
    BEST,
    /** The first candidate that passes every check is the answer, and the others are cancelled; if none does, the best is. */
    RACE
}
