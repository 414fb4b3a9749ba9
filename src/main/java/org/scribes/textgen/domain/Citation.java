package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A quotation, reference or marker in an answer, and the evidence for it. All offsets count code points.
 *
 * @param start the start in the answer that was sent
 * @param end the end there; {@code start} if the citation was removed
 * @param text the text there
 * @param closed whether a quotation has its closing mark; true for everything else
 * @param sources the spans of the passages that support it or, for an altered quotation, that hold the correct wording; empty
 *     if there are none
 * @param reference the Bible reference that is cited, or that of quoted scripture, in OSIS form
 * @param edition the translation that holds quoted scripture from outside the passages
 * @param expected the correct wording of an altered quotation, exactly as in its source
 * @param repairedFrom the original text, if it was repaired or removed
 * @param clipped the passage's whole sentence, if a verified quotation omits its speaker, a negation or a qualification
 * @param existsIn where a quotation's words occur, whatever source the answer names; empty if nowhere, or if this is no quotation
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
    /** The maximum number of sources listed. */
    public static final int MOST_SOURCES = 16;

    /**
     * A span of a passage.
     *
     * @param passage the passage's id
     * @param start the start in the passage after it was cleaned
     * @param end the end there
     */
    public record Source(String passage, int start, int end) {}

    /**
     * Where words occur: in a passage or in a Bible translation.
     *
     * @param passage the passage's id
     * @param edition the translation
     * @param reference the verse or verses there, in OSIS form
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

    /** Whether the citation is unsound and was not repaired. */
    public boolean shownFalse() {
        return !verdict.sound() && repairedFrom.isEmpty();
    }

    /** Whether a passage supports what is shown: the citation is sound, or was repaired after its source. */
    public boolean supported() {
        return verdict.sound() || (repairedFrom.isPresent() && !sources.isEmpty());
    }

    /**
     * Returns this citation after the text of the answer was masked.
     *
     * @param shownText the text there now
     * @param masking masks the other texts of the citation
     */
    public Citation shownAs(int shownStart, String shownText, UnaryOperator<String> masking) {
        return new Citation(
                kind,
                verdict,
                shownStart,
                shownStart + shownText.codePointCount(0, shownText.length()),
                shownText,
                closed,
                sources,
                reference,
                edition,
                expected.map(masking),
                repairedFrom.map(masking),
                clipped.map(masking),
                existsIn);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "Citation[" + kind + " " + verdict + " " + start + " to " + end + "]";
    }
}
