package org.scribes.textgen.grounding.answer;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.CodeSpans;
import org.scribes.textgen.grounding.text.TextPrefix;

/**
 * An answer as far as it is written, and what can be said of it already.
 *
 * @param text the answer so far, as it was written
 * @param settled up to where nothing that comes can change what words and references there are
 * @param ended whether nothing comes any more
 * @param references the references in it in their order; those that reach {@code settled} may still grow
 * @param code where it is code, in which numbers are no markers
 */
public record PartialAnswer(CharSequence text, int settled, boolean ended, List<Reference> references, CodeSpans code) {
    /** A reference goes on, if it does, within so many characters: {@code John 3:16 and verses 20}. */
    public static final int REFERENCE_LOOKAHEAD = 24;

    /** This draft as if it ended at {@code end}, with the references from {@code from} on: so much is held back. */
    public PartialAnswer between(int from, int end) {
        boolean whole = end >= text.length();
        int first = firstReference(from);
        int last = first;
        while (last < references.size() && references.get(last).span().end() <= end) {
            last++;
        }
        return new PartialAnswer(
                whole ? text : new TextPrefix(text, end),
                whole ? settled : end,
                whole ? ended : true,
                references.subList(first, last),
                code);
    }

    /** The reference that begins first at {@code from} or after it. */
    public Optional<Reference> referenceFrom(int from) {
        int index = firstReference(from);
        return index < references.size() ? Optional.of(references.get(index)) : Optional.empty();
    }

    /** The reference that begins at {@code at}. */
    public Optional<Reference> referenceAt(int at) {
        return referenceFrom(at).filter(reference -> reference.span().start() == at);
    }

    private int firstReference(int from) {
        int low = 0;
        int high = references.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (references.get(middle).span().start() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public int length() {
        return text.length();
    }

    /** Whether more of the text must come before anything can be said of {@code at}. */
    public boolean waitsAt(int at) {
        return !ended && at >= settled;
    }

    /** Whether {@code reference} cannot grow any more. */
    public boolean complete(Reference reference) {
        int end = reference.span().end();
        return ended || length() >= end + REFERENCE_LOOKAHEAD || breaksBetween(end, length());
    }

    /** Whether the reference that begins at {@code at} may still grow, or turn out to be none. */
    public boolean growsAt(int at) {
        return referenceAt(at).filter(found -> !complete(found)).isPresent();
    }

    /** Whether a marker may begin at {@code at}, by what has come. */
    public boolean mayBeginMarker(int at) {
        return Marker.mayBegin(text, at) && !code.contains(at);
    }

    /** Whether only what comes will tell if a marker begins at {@code at}. */
    public boolean mayBecomeMarker(int at) {
        return !ended && mayBeginMarker(at) && length() < at + Marker.longest(text, at);
    }

    /** The marker that begins at {@code at}. */
    public Optional<Marker> markerAt(int at) {
        return mayBeginMarker(at) ? Marker.at(text, at) : Optional.empty();
    }

    /** Whether a reference that begins in that part may still grow. */
    public boolean growsBetween(int from, int to) {
        for (int i = firstReference(from); i < references.size(); i++) {
            Reference reference = references.get(i);
            if (reference.span().start() < to && !complete(reference)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an empty line lies in that part. */
    public boolean breaksBetween(int from, int to) {
        return paragraphEnd(from, to) < to;
    }

    /** Whether the paragraph that {@code from} is in may go on with what comes. */
    public boolean paragraphOpen(int from) {
        return !ended && paragraphEnd(from, length()) == length();
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
