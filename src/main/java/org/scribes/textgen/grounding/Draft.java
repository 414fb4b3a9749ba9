package org.scribes.textgen.grounding;

import java.util.List;

/**
 * An answer as far as it is written, and what can be said of it already.
 *
 * @param text the answer so far, as it was written
 * @param settled up to where nothing that comes can change what words and references there are
 * @param ended whether nothing comes any more
 * @param references the references in it; those that reach {@code settled} may still grow
 */
record Draft(CharSequence text, int settled, boolean ended, List<Reference> references) {
    /** A reference goes on, if it does, within so many characters: {@code John 3:16 and verses 20}. */
    static final int REFERENCE_LOOKAHEAD = 24;

    /** This draft as if it ended at {@code end}: what is held back is held no longer than that. */
    Draft endingAt(int end) {
        if (end >= text.length()) {
            return this;
        }
        return new Draft(
                text.subSequence(0, end),
                end,
                true,
                references.stream()
                        .filter(reference -> reference.span().end() <= end)
                        .toList());
    }

    int length() {
        return text.length();
    }

    /** Whether more of the text must come before anything can be said of {@code at}. */
    boolean waitsAt(int at) {
        return !ended && at >= settled;
    }

    /** Whether {@code reference} cannot grow any more. */
    boolean complete(Reference reference) {
        int end = reference.span().end();
        return ended || length() >= end + REFERENCE_LOOKAHEAD || breaksBetween(end, length());
    }

    /** Whether an empty line lies in that part. */
    boolean breaksBetween(int from, int to) {
        return paragraphEnd(from, to) < to;
    }

    /** Where the paragraph ends that {@code from} is in; {@code to} if not before. */
    int paragraphEnd(int from, int to) {
        int newlines = 0;
        int first = to;
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                first = newlines == 0 ? i : first;
                newlines++;
                if (newlines == 2) {
                    return first;
                }
            } else if (!Character.isWhitespace(character)) {
                newlines = 0;
                first = to;
            }
        }
        return to;
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Draft[" + text.length() + " characters]";
    }
}
