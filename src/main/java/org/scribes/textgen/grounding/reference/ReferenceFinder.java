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

        /**
         * The start of the reference that the number before {@code end} belongs to, or would belong to if other text
         * followed it; {@code end} if there is none. Takes time linear in the text unless {@code end} is near the end of
         * the text read so far.
         */
        int numberStart(CharSequence text, int end);

        /**
         * The start of a name, or of the first words of one, that ends at {@code end} and that a number may make a
         * reference; {@code end} if there is none.
         *
         * @param from the index before which no name begins
         */
        int nameStart(CharSequence text, int from, int end);
    }
}
