package org.scribes.textgen.grounding.reference;

import java.util.List;

/** Knows the references to a work, such as the Bible. Safe for many threads. */
public interface ReferenceFinder {
    /**
     * The references in {@code text}, in its order; none overlaps another. Takes time in proportion to the text,
     * whatever it is.
     */
    List<Reference> find(CharSequence text);

    /** Finds the references in one text that grows. */
    Growing growing();

    /** Reads of a text that grows only what may be read otherwise now. For one thread. */
    interface Growing {
        /** The references in {@code text} that end after {@code from}; both only grow from call to call. */
        List<Reference> find(CharSequence text, int from);

        /** The last references there would be if the text were {@code text}, which begins like it. */
        List<Reference> probe(CharSequence text);
    }
}
