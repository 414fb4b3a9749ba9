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
import org.scribes.textgen.grounding.quotation.GroundingRules;
import org.scribes.textgen.grounding.quotation.JudgedSpan;
import org.scribes.textgen.grounding.quotation.SpanEdit;
import org.scribes.textgen.grounding.quotation.SpanOrigin;
import org.scribes.textgen.grounding.text.IntList;
import org.scribes.textgen.grounding.text.Sentences;
import org.scribes.textgen.grounding.text.Words;

/** Forwards the text and the citations of an answer, and counts them. */
final class GroundedOutput {
    private final GroundingRules rules;
    private final ContextLayout layout;
    private final GroundedText.Listener listener;

    private final StringBuilder answer = new StringBuilder();
    private int codePoints;
    private final List<Citation> citations = new ArrayList<>();
    private final Warnings warnings = new Warnings();
    private final Map<CitationKind, Map<Verdict, Integer>> counts = new EnumMap<>(CitationKind.class);
    /** The starts of citations that are supported or corrected, in code points. */
    private final IntList supported = new IntList();

    private int quotedWords;
    private int verifiedWords;
    private boolean repaired = true;
    private int longestHold;

    GroundedOutput(GroundingRules rules, ContextLayout layout, GroundedText.Listener listener) {
        this.rules = rules;
        this.layout = layout;
        this.listener = listener;
    }

    void recordHold(int characters) {
        longestHold = Math.max(longestHold, characters);
    }

    /** Forwards text unchanged. */
    void plain(CharSequence text, int from, int to) {
        emit(text.subSequence(from, to).toString());
    }

    /** Forwards a part of the text with the edits of its judged spans, then their citations. */
    void unit(CharSequence text, int from, List<JudgedSpan> spans, int to) {
        StringBuilder piece = new StringBuilder();
        int at = from;
        int listed = citations.size();
        int counted = 0;
        int start = codePoints;
        for (JudgedSpan judged : spans) {
            piece.append(text, at, Math.max(at, judged.span().start()));
            start += piece.codePointCount(counted, piece.length());
            counted = piece.length();
            piece.append(judged.shown());
            count(judged, start);
            at = Math.max(at, judged.span().end());
        }
        piece.append(text, at, Math.max(at, to));
        emit(piece.toString());
        for (Citation citation : citations.subList(listed, citations.size())) {
            listener.citation(citation);
        }
    }

    GroundedAnswer finish() {
        Sentences sentences = Sentences.of(answer, supported.toArray());
        GroundingSummary summary = new GroundingSummary(
                rules.policy(), layout, counts, quotedWords, verifiedWords, sentences.count(), sentences.cited());
        return new GroundedAnswer(answer.toString(), citations, summary, warnings.list(), repaired, longestHold);
    }

    private void count(JudgedSpan judged, int start) {
        warnings.count(judged);
        counts.computeIfAbsent(judged.kind(), kind -> new EnumMap<>(Verdict.class))
                .merge(judged.verdict(), 1, Integer::sum);
        if (judged.kind().isQuotation()) {
            countQuotation(judged);
        }
        boolean corrected = judged.edit().original().isPresent()
                && !judged.origin().sources().isEmpty();
        if (judged.verdict().sound() || corrected) {
            supported.add(start);
        }
        list(judged, start);
    }

    private void countQuotation(JudgedSpan judged) {
        SpanEdit.Outcome outcome = judged.outcome();
        boolean shownFalse =
                outcome == SpanEdit.Outcome.KEPT && !judged.verdict().sound();
        repaired &= outcome != SpanEdit.Outcome.OMITTED && !shownFalse;
        if (outcome != SpanEdit.Outcome.OMITTED && outcome != SpanEdit.Outcome.UNQUOTED) {
            int words = Words.of(judged.shown()).size();
            quotedWords += words;
            boolean verified = judged.verdict() == Verdict.VERIFIED || outcome == SpanEdit.Outcome.REPAIRED;
            verifiedWords += verified ? words : 0;
        }
    }

    /** Lists a citation, up to the most that a response may hold. */
    private void list(JudgedSpan judged, int start) {
        if (citations.size() == GroundedAnswer.MOST_CITATIONS) {
            warnings.countUnlisted();
            return;
        }
        citations.add(citation(judged, start));
        warnings.countUnlistedSources(Math.max(0, judged.origin().sources().size() - Citation.MOST_SOURCES));
    }

    private void emit(String piece) {
        if (!piece.isEmpty()) {
            answer.append(piece);
            codePoints += piece.codePointCount(0, piece.length());
            listener.text(piece);
        }
    }

    private static Citation citation(JudgedSpan judged, int start) {
        String shown = judged.shown();
        SpanOrigin origin = judged.origin();
        return new Citation(
                judged.kind(),
                judged.verdict(),
                start,
                start + shown.codePointCount(0, shown.length()),
                shown,
                judged.closed(),
                origin.sources().stream().limit(Citation.MOST_SOURCES).toList(),
                origin.reference(),
                origin.edition(),
                judged.wording().expected(),
                judged.edit().original(),
                judged.wording().clipped(),
                origin.existsIn());
    }
}
