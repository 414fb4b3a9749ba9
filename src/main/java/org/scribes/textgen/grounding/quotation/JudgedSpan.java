package org.scribes.textgen.grounding.quotation;

import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.text.Span;

/**
 * A quotation, reference or marker of an answer, with its verdict and the text to show.
 *
 * @param closed whether a quotation has a closing mark; true for references and markers
 * @param edit the text to show in its place
 * @param origin its sources
 * @param wording the source's wording, where it differs
 */
public record JudgedSpan(
        CitationKind kind, Verdict verdict, boolean closed, SpanEdit edit, SpanOrigin origin, SourceWording wording) {
    /** A span that is shown as written. */
    public static JudgedSpan kept(
            CitationKind kind, Verdict verdict, Span span, CharSequence answer, SpanOrigin origin) {
        return new JudgedSpan(kind, verdict, true, SpanEdit.none(span, answer), origin, SourceWording.SAME);
    }

    JudgedSpan withClosed(boolean isClosed) {
        return new JudgedSpan(kind, verdict, isClosed, edit, origin, wording);
    }

    public JudgedSpan withEdit(SpanEdit.Outcome outcome, Span span, String shown, String original) {
        return new JudgedSpan(kind, verdict, closed, SpanEdit.of(outcome, span, shown, original), origin, wording);
    }

    JudgedSpan withOrigin(SpanOrigin other) {
        return new JudgedSpan(kind, verdict, closed, edit, other, wording);
    }

    public JudgedSpan withWording(SourceWording other) {
        return new JudgedSpan(kind, verdict, closed, edit, origin, other);
    }

    public Span span() {
        return edit.span();
    }

    public String shown() {
        return edit.shown();
    }

    public SpanEdit.Outcome outcome() {
        return edit.outcome();
    }
}
