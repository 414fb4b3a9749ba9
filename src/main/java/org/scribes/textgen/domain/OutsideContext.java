package org.scribes.textgen.domain;

/** How a correct scripture quotation that no passage holds is treated. */
public enum OutsideContext {
    /** It is removed: only words of the passages are sent. */
    LEAVE_OUT,
    /** It is sent: the Bible text confirms it. */
    CANON
}
