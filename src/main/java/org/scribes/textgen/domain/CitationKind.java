package org.scribes.textgen.domain;

/** What of an answer a citation is about. */
public enum CitationKind {
    /** Words in quotation marks or in a block quote. */
    QUOTE,
    /** Known scripture without quotation marks. */
    UNMARKED,
    /** A place of the Bible, such as {@code John 3:16}. */
    REFERENCE,
    /** The number of a passage, such as {@code [1]}. */
    MARKER;

    /** Whether it shows words as another's. */
    public boolean isQuotation() {
        return this == QUOTE || this == UNMARKED;
    }
}
