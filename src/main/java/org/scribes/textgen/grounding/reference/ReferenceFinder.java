package org.scribes.textgen.grounding.reference;

import java.util.List;

/** Finds references to a work, such as the Bible. Thread-safe. */
public interface ReferenceFinder {
    /** The references in {@code text}, in order and without overlaps. Takes time linear in the text. */
    List<Reference> find(CharSequence text);

    /** Creates a finder for one growing text. */
    Growing growing();

    /** Finds references in a growing text and reads again only what new text may change. Not thread-safe. */
    interface Growing {
        /** The references in {@code text} that end after {@code from}. Both arguments only grow from call to call. */
        List<Reference> find(CharSequence text, int from);

        /** The last references of a hypothetical {@code text}, which begins like the text read so far. */
        List<Reference> probe(CharSequence text);
    }
}
