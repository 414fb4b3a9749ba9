package org.scribes.textgen.domain;

/** How the quotations, references and markers of an answer are treated. */
public enum GroundingPolicy {
    /** Nothing is checked. */
    OFF,
    /** Everything is checked and reported; nothing is changed. */
    REPORT,
    /** Unsound citations are repaired or removed before they are sent. */
    REPAIR,
    /** As {@link #REPAIR}, but a fabricated quotation keeps its words and loses its quotation marks. */
    UNQUOTE,
    /** As {@link #REPAIR}, but an answer that needs a removal is generated again once, and then refused. */
    ENFORCE;

    /** Whether this policy may change the answer. */
    public boolean changes() {
        return this == REPAIR || this == UNQUOTE || this == ENFORCE;
    }
}
