package org.scribes.textgen.domain;

/** The kind of a citation. */
public enum CitationKind {
    /** Words in quotation marks or in a block quote. */
    QUOTE,
    /** A scripture quotation without quotation marks. */
    UNMARKED,
    /** A Bible reference, for example {@code John 3:16}. */
    REFERENCE,
    /** The number of a passage, for example {@code [1]}. */
    MARKER;

    /** Whether this is a quotation, marked or not. */
    public boolean isQuotation() {
        return this == QUOTE || this == UNMARKED;
    }
}
