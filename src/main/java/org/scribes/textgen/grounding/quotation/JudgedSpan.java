package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.text.Span;

/**
 * A judged part of an answer.
 *
 * @param span where it stands in the answer as it was written
 * @param shown what is shown in its place; may be empty
 * @param outcome what became of it
 */
public record JudgedSpan(
        Span span,
        String shown,
        CitationKind kind,
        Verdict verdict,
        Outcome outcome,
        boolean closed,
        List<Citation.Source> sources,
        Optional<String> reference,
        Optional<String> edition,
        Optional<String> expected,
        Optional<String> repairedFrom,
        Optional<String> clipped,
        List<Citation.Place> existsIn) {
    /** What becomes of a part. */
    public enum Outcome {
        KEPT,
        /** It now says what its source says, or names the right place. */
        MENDED,
        /** It stands in the exact words of a known translation. */
        FROM_CANON,
        /** A reference or marker that leads nowhere is gone. */
        REMOVED,
        /** It stands without its marks: the answer's own words. */
        UNQUOTED,
        /** It is gone, and a mark tells so. */
        LEFT_OUT
    }

    public static JudgedSpan kept(CitationKind kind, Verdict verdict, Span span, String text) {
        return new JudgedSpan(
                span,
                text,
                kind,
                verdict,
                Outcome.KEPT,
                true,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    JudgedSpan open(boolean whole) {
        return new JudgedSpan(
                span,
                shown,
                kind,
                verdict,
                outcome,
                whole,
                sources,
                reference,
                edition,
                expected,
                repairedFrom,
                clipped,
                existsIn);
    }

    public JudgedSpan from(List<Citation.Source> where) {
        return new JudgedSpan(
                span,
                shown,
                kind,
                verdict,
                outcome,
                closed,
                where,
                reference,
                edition,
                expected,
                repairedFrom,
                clipped,
                existsIn);
    }

    JudgedSpan named(String name) {
        return new JudgedSpan(
                span,
                shown,
                kind,
                verdict,
                outcome,
                closed,
                sources,
                Optional.of(name),
                edition,
                expected,
                repairedFrom,
                clipped,
                existsIn);
    }

    public JudgedSpan known(KnownWording wording) {
        return new JudgedSpan(
                span,
                shown,
                kind,
                verdict,
                outcome,
                closed,
                sources,
                Optional.of(wording.name()),
                Optional.of(wording.edition()),
                verdict == Verdict.ALTERED ? Optional.of(wording.text()) : expected,
                repairedFrom,
                clipped,
                existsIn);
    }

    public JudgedSpan expecting(String wording) {
        return new JudgedSpan(
                span,
                shown,
                kind,
                verdict,
                outcome,
                closed,
                sources,
                reference,
                edition,
                Optional.of(wording),
                repairedFrom,
                clipped,
                existsIn);
    }

    /** This part with {@code text} in the place of {@code where}, which said {@code before}. */
    public JudgedSpan changed(Outcome how, Span where, String text, String before) {
        return new JudgedSpan(
                where,
                text,
                kind,
                verdict,
                how,
                closed,
                sources,
                reference,
                edition,
                expected,
                Optional.of(before),
                clipped,
                existsIn);
    }

    /** This part, cut from {@code sentence}. */
    JudgedSpan clippedFrom(String sentence) {
        return new JudgedSpan(
                span,
                shown,
                kind,
                verdict,
                outcome,
                closed,
                sources,
                reference,
                edition,
                expected,
                repairedFrom,
                Optional.of(sentence),
                existsIn);
    }

    /** This part, whose words stand in {@code where}. */
    public JudgedSpan existing(List<Citation.Place> where) {
        return new JudgedSpan(
                span,
                shown,
                kind,
                verdict,
                outcome,
                closed,
                sources,
                reference,
                edition,
                expected,
                repairedFrom,
                clipped,
                where);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Part[" + kind + " " + verdict + " " + outcome + "]";
    }
}
