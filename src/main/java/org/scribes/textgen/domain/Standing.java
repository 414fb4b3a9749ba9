package org.scribes.textgen.domain;

/** What kind of answer a candidate is, the best first. */
public enum Standing {
    /** Something in it is supported by a passage, and no quotation in it is fabricated or shown altered. */
    SUPPORTED,
    /** It was not checked, since grounding is off. */
    UNCHECKED,
    /** It only says that there is no answer. */
    REFUSAL,
    /** Nothing in it is supported, or a quotation in it is fabricated or shown altered. */
    UNSUPPORTED
}
