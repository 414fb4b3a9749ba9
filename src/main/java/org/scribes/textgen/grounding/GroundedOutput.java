package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingSummary;
import org.scribes.textgen.domain.Verdict;

/** Writes what is let through, and keeps the books. */
final class GroundedOutput {
    private final GroundingRules rules;
    private final ContextLayout layout;
    private final GroundedText.Listener listener;

    private final StringBuilder answer = new StringBuilder();
    private int codePoints;
    private final List<Citation> citations = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private int longestHold;

    GroundedOutput(GroundingRules rules, ContextLayout layout, GroundedText.Listener listener) {
        this.rules = rules;
        this.layout = layout;
        this.listener = listener;
    }

    void held(int characters) {
        longestHold = Math.max(longestHold, characters);
    }

    /** Lets text through as it is. */
    void plain(CharSequence text, int from, int to) {
        show(text.subSequence(from, to).toString());
    }

    /** Lets through what was judged, with its parts as they may be shown. */
    void unit(CharSequence text, int from, List<Part> judged, int to) {
        StringBuilder piece = new StringBuilder();
        int start = codePoints;
        int at = from;
        List<Citation> made = new ArrayList<>();
        for (Part part : judged) {
            piece.append(text, at, Math.max(at, part.span().start()));
            int begin = start + piece.codePointCount(0, piece.length());
            piece.append(part.shown());
            made.add(citation(part, begin));
            at = Math.max(at, part.span().end());
        }
        piece.append(text, at, Math.max(at, to));
        show(piece.toString());
        parts.addAll(judged);
        citations.addAll(made);
        made.forEach(listener::citation);
    }

    GroundedAnswer finish() {
        boolean mended = parts.stream()
                .noneMatch(part -> part.outcome() == Part.Outcome.LEFT_OUT
                        || (part.outcome() == Part.Outcome.KEPT && falseQuotation(part)));
        return new GroundedAnswer(answer.toString(), citations, summary(), Warnings.of(parts), mended, longestHold);
    }

    private static boolean falseQuotation(Part part) {
        return part.kind().isQuotation() && !part.verdict().sound();
    }

    private void show(String piece) {
        if (!piece.isEmpty()) {
            answer.append(piece);
            codePoints += piece.codePointCount(0, piece.length());
            listener.text(piece);
        }
    }

    private static Citation citation(Part part, int start) {
        String shown = part.shown();
        return new Citation(
                part.kind(),
                part.verdict(),
                start,
                start + shown.codePointCount(0, shown.length()),
                shown,
                part.closed(),
                part.sources(),
                part.reference(),
                part.edition(),
                part.expected(),
                part.repairedFrom());
    }

    private GroundingSummary summary() {
        Map<CitationKind, Map<Verdict, Integer>> counts = new EnumMap<>(CitationKind.class);
        int quoted = 0;
        int verified = 0;
        for (Part part : parts) {
            counts.computeIfAbsent(part.kind(), kind -> new EnumMap<>(Verdict.class))
                    .merge(part.verdict(), 1, Integer::sum);
            if (part.kind().isQuotation() && part.outcome() != Part.Outcome.LEFT_OUT) {
                int words = Words.of(part.shown()).size();
                quoted += words;
                verified += part.verdict() == Verdict.VERIFIED || part.outcome() == Part.Outcome.MENDED ? words : 0;
            }
        }
        Sentences sentences = Sentences.of(answer, citations);
        return new GroundingSummary(
                rules.policy(), layout, counts, quoted, verified, sentences.count(), sentences.cited());
    }
}
