package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One quotation, reference or marker of an answer, and what bears it out. All offsets count code points.
 *
 * @param start where it begins in the answer as it was given out
 * @param end where it ends there; {@code start} if it was taken out
 * @param text what stands there
 * @param closed whether a quotation has its closing mark; true for everything else
 * @param sources the parts of the passages that bear it out or, for an altered quotation, that it should have said; empty
 *     if none does
 * @param reference the place of the Bible that a reference names, or where known scripture stands, in OSIS form
 * @param edition the translation that holds known scripture from outside the passages
 * @param expected what an altered quotation should say: the very words of its source
 * @param repairedFrom what stood in the answer before it was mended or left out
 * @param clipped the passage's whole sentence, if a verified quotation is cut from who says it there or from what denies or
 *     limits it
 * @param existsIn where a quotation's words stand, wherever the answer says that they do; empty if nowhere, and for all else
 */
public record Citation(
        CitationKind kind,
        Verdict verdict,
        int start,
        int end,
        String text,
        boolean closed,
        List<Source> sources,
        Optional<String> reference,
        Optional<String> edition,
        Optional<String> expected,
        Optional<String> repairedFrom,
        Optional<String> clipped,
        List<Place> existsIn) {
    /** So many sources of a citation are listed at most. */
    public static final int MOST_SOURCES = 16;

    /**
     * A part of a passage.
     *
     * @param passage the passage's id
     * @param start where it begins in the passage as it was read: sent, and cleaned
     * @param end where it ends there
     */
    public record Source(String passage, int start, int end) {}

    /**
     * Where words stand: in a passage, or else in a translation of the Bible.
     *
     * @param passage the passage's id
     * @param edition the translation
     * @param reference the place there, in OSIS form
     */
    public record Place(Optional<String> passage, Optional<String> edition, Optional<String> reference) {
        public static Place passage(String id) {
            return new Place(Optional.of(id), Optional.empty(), Optional.empty());
        }

        public static Place scripture(String edition, String reference) {
            return new Place(Optional.empty(), Optional.of(edition), Optional.of(reference));
        }
    }

    public Citation {
        sources = List.copyOf(sources);
        existsIn = List.copyOf(existsIn);
    }

    /** Whether it is false and still shown. */
    public boolean shownFalse() {
        return !verdict.sound() && repairedFrom.isEmpty();
    }

    /**
     * This citation in an answer whose text was changed once more.
     *
     * @param itsText what stands there now
     * @param masking what becomes of its other words
     */
    public Citation shownAs(int itsStart, String itsText, UnaryOperator<String> masking) {
        return new Citation(
                kind,
                verdict,
                itsStart,
                itsStart + itsText.codePointCount(0, itsText.length()),
                itsText,
                closed,
                sources,
                reference,
                edition,
                expected.map(masking),
                repairedFrom.map(masking),
                clipped.map(masking),
                existsIn);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Citation[" + kind + " " + verdict + " " + start + " to " + end + "]";
    }
}
