package org.scribes.textgen.grounding;

import java.util.List;

/** Knows the references to a work, such as the Bible. Safe for many threads. */
public interface ReferenceFinder {
    /**
     * The references in {@code text}, in its order; none overlaps another. Takes time in proportion to the text,
     * whatever it is.
     */
    List<Reference> find(CharSequence text);
}
