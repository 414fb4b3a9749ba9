package org.scribes.textgen.domain;

/** What is done about the quotations, references and markers of an answer. */
public enum GroundingPolicy {
    /** Nothing is looked at. */
    OFF,
    /** Everything is looked at and told, nothing is changed. */
    REPORT,
    /** What is false is mended or left out before it is shown. */
    REPAIR,
    /** As {@link #REPAIR}, but words that nothing known is like stay, without their marks: they are the answer's own. */
    UNQUOTE,
    /** As {@link #REPAIR}; where something would have to be left out, another answer is asked for, and then refused. */
    ENFORCE;

    /** Whether the answer may have to be changed. */
    public boolean changes() {
        return this == REPAIR || this == UNQUOTE || this == ENFORCE;
    }
}
