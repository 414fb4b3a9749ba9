package org.scribes.textgen.grounding.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.CodeSpans;
import org.scribes.textgen.grounding.text.TextPrefix;

/**
 * The text of an answer so far, with the references in it.
 *
 * @param text the text as the model wrote it
 * @param settledPrefix finds {@link #settled}
 * @param ended whether the text is complete
 * @param references the references in their order; those that reach {@code settled} may still grow
 * @param code the spans of code, in which numbers are no markers
 */
public record PartialAnswer(
        CharSequence text, IntSupplier settledPrefix, boolean ended, List<Reference> references, CodeSpans code) {
    /** The most characters after a reference in which it continues: {@code John 3:16 and verses 20}. */
    public static final int REFERENCE_LOOKAHEAD = 24;

    /** The index before which later text changes neither words nor references. Costly to find for the first time. */
    public int settled() {
        return settledPrefix.getAsInt();
    }

    /** This answer as if it ended at {@code end}, with the references from {@code from} on. */
    public PartialAnswer between(int from, int end) {
        boolean whole = end >= text.length();
        int first = firstReference(from);
        int last = first;
        while (last < references.size() && references.get(last).span().end() <= end) {
            last++;
        }
        return new PartialAnswer(
                whole ? text : new TextPrefix(text, end),
                whole ? settledPrefix : () -> end,
                whole ? ended : true,
                references.subList(first, last),
                code);
    }

    /** The first reference that begins at {@code from} or after it. */
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

    /** Whether more text is needed to read what is at {@code at}. */
    public boolean isUndecidedAt(int at) {
        return !ended && at >= settled();
    }

    /** Whether {@code reference} can grow no more. */
    public boolean isComplete(Reference reference) {
        int end = reference.span().end();
        return ended || length() >= end + REFERENCE_LOOKAHEAD || hasParagraphBreak(end, length());
    }

    /** Whether the reference that begins at {@code at} may still grow, or turn out to be none. */
    public boolean mayGrowAt(int at) {
        return referenceAt(at).filter(found -> !isComplete(found)).isPresent();
    }

    /** Whether a marker may begin at {@code at}, as far as the text is known. */
    public boolean mayBeginMarker(int at) {
        return Marker.mayBegin(text, at) && !code.contains(at);
    }

    /** Whether more text is needed to decide if a marker begins at {@code at}. */
    public boolean isMarkerUndecided(int at) {
        return !ended && mayBeginMarker(at) && length() < at + Marker.longest(text, at);
    }

    /** The marker that begins at {@code at}. */
    public Optional<Marker> markerAt(int at) {
        return mayBeginMarker(at) ? Marker.at(text, at) : Optional.empty();
    }

    /** Whether a reference that begins in the given range may still grow. */
    public boolean mayGrowBetween(int from, int to) {
        for (int i = firstReference(from); i < references.size(); i++) {
            Reference reference = references.get(i);
            if (reference.span().start() < to && !isComplete(reference)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an empty line lies in the given range. */
    public boolean hasParagraphBreak(int from, int to) {
        return paragraphEnd(from, to) < to;
    }

    /** Whether later text may continue the paragraph that contains {@code from}. */
    public boolean isParagraphOpen(int from) {
        return !ended && paragraphEnd(from, length()) == length();
    }

    /** The end of the paragraph that contains {@code from}, at most {@code to}. */
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

    /** Omits the text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "PartialAnswer[" + text.length() + " characters]";
    }
}
