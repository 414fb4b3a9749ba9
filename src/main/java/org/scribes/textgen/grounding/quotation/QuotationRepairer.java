package org.scribes.textgen.grounding.quotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.passage.PassageMatch;
import org.scribes.textgen.grounding.quotation.ClippedQuotations.Clipping;
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.QuotationMarks;
import org.scribes.textgen.grounding.text.Span;
import org.scribes.textgen.grounding.text.Words;

/** Decides what is shown in place of a judged quotation and its attribution. */
public final class QuotationRepairer {
    private final PassageLookup passages;
    private final QuotationJudge judge;
    private final AttributionRepairer attributions;
    private final GroundingRules rules;

    public QuotationRepairer(
            PassageLookup passages,
            KnownText known,
            QuotationJudge judge,
            ReferenceRepairer references,
            GroundingRules rules) {
        this.passages = passages;
        this.judge = judge;
        this.attributions = new AttributionRepairer(passages, new AttributionCheck(passages, known), references);
        this.rules = rules;
    }

    /** Repairs a quotation and its attribution. Waits if later words may name the speaker. */
    public ReadResult repair(PartialAnswer answer, AttributedQuotation quoted, QuotationFinding finding) {
        Quotation quotation = quoted.quotation();
        Optional<Clipping> clipping = Optional.empty();
        if (finding.verdict() == Verdict.VERIFIED
                && clipping(answer, quotation, finding, 0).isPresent()) {
            Optional<Integer> contextEnd = ClippedQuotations.contextEnd(answer, quotation.end());
            if (contextEnd.isEmpty()) {
                return ReadResult.WAIT;
            }
            clipping = clipping(answer, quotation, finding, contextEnd.get());
        }
        List<JudgedSpan> spans = repaired(answer, quoted, finding, clipping);
        spans.sort(Comparator.comparingInt(judged -> judged.span().start()));
        return new ReadResult.Unit(quoted.end(), withoutOverlaps(spans, quoted.start()), Optional.empty());
    }

    private Optional<Clipping> clipping(
            PartialAnswer answer, Quotation quotation, QuotationFinding finding, int contextEnd) {
        return finding.match()
                .flatMap(match -> passages.clippings()
                        .find(match, answer.text(), quotation.start(), quotation.end(), contextEnd));
    }

    /** Drops spans inside another one that is replaced as a whole. */
    private static List<JudgedSpan> withoutOverlaps(List<JudgedSpan> spans, int start) {
        List<JudgedSpan> apart = new ArrayList<>();
        int end = start;
        for (JudgedSpan judged : spans) {
            if (judged.span().start() >= end || judged.verdict() == Verdict.FABRICATED) {
                apart.add(judged);
                end = Math.max(end, judged.span().end());
            }
        }
        return apart;
    }

    private List<JudgedSpan> repaired(
            PartialAnswer answer, AttributedQuotation quoted, QuotationFinding finding, Optional<Clipping> clipping) {
        Quotation quotation = quoted.quotation();
        Attribution attribution = quoted.attribution();
        JudgedSpan judged = judged(answer, quotation, finding);
        List<JudgedSpan> spans =
                new ArrayList<>(attributions.judged(answer, quoted.before().without(attribution), quotation));
        Optional<KnownWording> canon = finding.known().filter(wording -> mayStay(wording, attribution));
        if (!rules.changes() || finding.verdict() == Verdict.VERIFIED) {
            spans.add(clipping.map(clipped -> clipped(answer, judged, quotation, clipped))
                    .orElse(judged));
            spans.addAll(attributions.judged(answer, attribution, quotation));
        } else if (finding.match().isPresent()) {
            PassageMatch match = finding.match().get();
            spans.add(corrected(answer, judged, match, attribution));
            spans.addAll(attributions.corrected(answer, attribution, match, quotation));
        } else if (canon.isPresent()) {
            spans.add(reworded(answer, judged, canon.get().text(), SpanEdit.Outcome.FROM_CANON));
            spans.addAll(attributions.withoutMarkers(answer, attribution, quotation));
        } else if (mayStayUnquoted(answer, quotation, finding)) {
            spans.add(unquoted(answer, quoted, judged));
            spans.addAll(attributions.judged(answer, attribution, quotation));
        } else {
            spans.add(omitted(answer, quotation, judged, attribution));
        }
        return spans;
    }

    /** Marks the span as clipped, and widens it to the passage's sentence if that is short. */
    private JudgedSpan clipped(PartialAnswer answer, JudgedSpan judged, Quotation quotation, Clipping clipping) {
        String sentence = clipping.text(passages.row());
        JudgedSpan flagged = judged.withWording(SourceWording.clippedFrom(sentence));
        boolean widens = rules.changes()
                && clipping.whole()
                && clipping.size() <= rules.clippedWords()
                && quotation.closed()
                && !quotation.continues();
        if (!widens) {
            return flagged;
        }
        SpanOrigin origin = flagged.origin().withSources(clipping.words().sources(passages.row()));
        return reworded(answer, flagged.withOrigin(origin), sentence, SpanEdit.Outcome.REPAIRED);
    }

    private JudgedSpan corrected(PartialAnswer answer, JudgedSpan judged, PassageMatch match, Attribution attribution) {
        if (judged.verdict() == Verdict.ALTERED) {
            return reworded(answer, judged, match.wording(passages.row()), SpanEdit.Outcome.REPAIRED);
        }
        return judged.withEdit(
                SpanEdit.Outcome.REPAIRED,
                judged.span(),
                judged.shown(),
                attribution.span().of(answer.text()).strip());
    }

    private JudgedSpan judged(PartialAnswer answer, Quotation quotation, QuotationFinding finding) {
        SpanOrigin origin = finding.known()
                .map(SpanOrigin::of)
                .orElse(SpanOrigin.UNKNOWN)
                .withSources(finding.match()
                        .map(match -> match.sources(passages.row()))
                        .orElse(List.of()))
                .withExistsIn(finding.existsIn());
        Span words = stripped(answer.text(), quotation.words());
        JudgedSpan judged = JudgedSpan.kept(CitationKind.QUOTE, finding.verdict(), words, answer.text(), origin)
                .withClosed(quotation.closed());
        Optional<String> expected = finding.match()
                .map(match -> match.wording(passages.row()))
                .or(() -> finding.known().map(KnownWording::text));
        return finding.verdict() == Verdict.ALTERED && expected.isPresent()
                ? judged.withWording(SourceWording.expected(expected.get()))
                : judged;
    }

    /** The span without the white space at its ends. */
    private static Span stripped(CharSequence text, Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    /** Replaces the words of a span, from the first to the last; keeps what is before and after them. */
    public static JudgedSpan reworded(
            PartialAnswer answer, JudgedSpan judged, String wording, SpanEdit.Outcome outcome) {
        String text = judged.span().of(answer.text());
        Words words = Words.of(text);
        String head = Markup.plain(text.substring(0, words.start(0)));
        String tail = Markup.plain(text.substring(words.end(words.size() - 1)));
        boolean punctuated = !wording.isEmpty() && !Character.isLetterOrDigit(wording.charAt(wording.length() - 1));
        boolean bracketed = head.endsWith("[");
        int mark = judged.span().start() - 1;
        boolean single = mark >= 0 && QuotationMarks.isSingle(answer.text().charAt(mark));
        String shown = (bracketed ? head.substring(0, head.length() - 1) : head)
                + (single ? QuotedWordings.onOneLine(wording) : QuotedWordings.nested(wording))
                + (punctuated
                        ? QuotedWordings.withoutPunctuation(tail)
                        : tail.startsWith("]") ? tail.substring(1) : tail);
        return judged.withEdit(outcome, judged.span(), shown, text);
    }

    /** Whether the words may stay without marks: the quotation is complete, and no known text is close to it. */
    private boolean mayStayUnquoted(PartialAnswer answer, Quotation quotation, QuotationFinding finding) {
        return rules.policy() == GroundingPolicy.UNQUOTE
                && finding.verdict() == Verdict.FABRICATED
                && quotation.closed()
                && !quotation.continues()
                && !judge.isCloseToScripture(quotation.words().of(answer.text()));
    }

    /** Shows the words without quotation marks, or without the {@code >} of a block quote. */
    private static JudgedSpan unquoted(PartialAnswer answer, AttributedQuotation quoted, JudgedSpan judged) {
        Quotation quotation = quoted.quotation();
        if (!quotation.block()) {
            Span span = new Span(quotation.start(), quotation.end());
            return judged.withEdit(SpanEdit.Outcome.UNQUOTED, span, judged.shown(), span.of(answer.text()));
        }
        int start = BlockQuote.mark(
                answer.text(), quotation.start(), quoted.before().span().end());
        Span span = new Span(start, judged.span().end());
        String text = span.of(answer.text());
        return judged.withEdit(SpanEdit.Outcome.UNQUOTED, span, BlockQuote.withoutMarks(text), text);
    }

    private boolean mayStay(KnownWording wording, Attribution attribution) {
        return rules.outsideContext() == OutsideContext.CANON
                && (attribution.references().isEmpty()
                        || attribution.references().stream().anyMatch(reference -> reference.meets(wording.places())));
    }

    private JudgedSpan omitted(PartialAnswer answer, Quotation quotation, JudgedSpan judged, Attribution attribution) {
        int start = attribution.isEmpty()
                ? quotation.start()
                : Math.min(quotation.start(), attribution.span().start());
        int end = attribution.isEmpty()
                ? quotation.end()
                : Math.max(quotation.end(), attribution.span().end());
        Span span = new Span(start, end);
        return judged.withEdit(SpanEdit.Outcome.OMITTED, span, rules.omissionMark(), span.of(answer.text()));
    }
}
