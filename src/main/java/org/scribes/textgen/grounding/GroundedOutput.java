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
import org.scribes.textgen.grounding.text.IntList;
import org.scribes.textgen.grounding.text.Sentences;
import org.scribes.textgen.grounding.text.Words;

/** Writes what is let through, and keeps the books. */
final class GroundedOutput {
    private final GroundingRules rules;
    private final ContextLayout layout;
    private final GroundedText.Listener listener;

    private final StringBuilder answer = new StringBuilder();
    private int codePoints;
    private final List<Citation> citations = new ArrayList<>();
    private final Warnings warnings = new Warnings();
    private final Map<CitationKind, Map<Verdict, Integer>> counts = new EnumMap<>(CitationKind.class);
    /** Where citations begin that are borne out or were put right. */
    private final IntList sound = new IntList();

    private int quoted;
    private int verified;
    private boolean mended = true;
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
    void unit(CharSequence text, int from, List<JudgedSpan> judged, int to) {
        StringBuilder piece = new StringBuilder();
        int at = from;
        int listed = citations.size();
        int counted = 0;
        int start = codePoints;
        for (JudgedSpan part : judged) {
            piece.append(text, at, Math.max(at, part.span().start()));
            start += piece.codePointCount(counted, piece.length());
            counted = piece.length();
            piece.append(part.shown());
            count(part, start);
            at = Math.max(at, part.span().end());
        }
        piece.append(text, at, Math.max(at, to));
        show(piece.toString());
        for (Citation citation : citations.subList(listed, citations.size())) {
            listener.citation(citation);
        }
    }

    GroundedAnswer finish() {
        Sentences sentences = Sentences.of(answer, sound.toArray());
        GroundingSummary summary = new GroundingSummary(
                rules.policy(), layout, counts, quoted, verified, sentences.count(), sentences.cited());
        return new GroundedAnswer(answer.toString(), citations, summary, warnings.list(), mended, longestHold);
    }

    private void count(JudgedSpan part, int start) {
        warnings.count(part);
        counts.computeIfAbsent(part.kind(), kind -> new EnumMap<>(Verdict.class))
                .merge(part.verdict(), 1, Integer::sum);
        boolean shownFalse = part.outcome() == JudgedSpan.Outcome.KEPT
                && part.kind().isQuotation()
                && !part.verdict().sound();
        mended &= part.outcome() != JudgedSpan.Outcome.LEFT_OUT && !shownFalse;
        boolean quotes = part.outcome() != JudgedSpan.Outcome.LEFT_OUT && part.outcome() != JudgedSpan.Outcome.UNQUOTED;
        if (part.kind().isQuotation() && quotes) {
            int words = Words.of(part.shown()).size();
            quoted += words;
            verified += part.verdict() == Verdict.VERIFIED || part.outcome() == JudgedSpan.Outcome.MENDED ? words : 0;
        }
        if (part.verdict().sound()
                || (part.repairedFrom().isPresent() && !part.sources().isEmpty())) {
            sound.add(start);
        }
        list(part, start);
    }

    /** As many are listed as a response may hold; the others are counted. */
    private void list(JudgedSpan part, int start) {
        if (citations.size() == GroundedAnswer.MOST_CITATIONS) {
            warnings.countUnlisted();
            return;
        }
        citations.add(citation(part, start));
        warnings.countUnlistedSources(Math.max(0, part.sources().size() - Citation.MOST_SOURCES));
    }

    private void show(String piece) {
        if (!piece.isEmpty()) {
            answer.append(piece);
            codePoints += piece.codePointCount(0, piece.length());
            listener.text(piece);
        }
    }

    private static Citation citation(JudgedSpan part, int start) {
        String shown = part.shown();
        return new Citation(
                part.kind(),
                part.verdict(),
                start,
                start + shown.codePointCount(0, shown.length()),
                shown,
                part.closed(),
                part.sources().size() <= Citation.MOST_SOURCES
                        ? part.sources()
                        : part.sources().subList(0, Citation.MOST_SOURCES),
                part.reference(),
                part.edition(),
                part.expected(),
                part.repairedFrom(),
                part.clipped(),
                part.existsIn());
    }
}
