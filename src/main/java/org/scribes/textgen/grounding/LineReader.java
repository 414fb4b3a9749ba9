package org.scribes.textgen.grounding;

import java.util.Optional;
import org.scribes.textgen.domain.Verdict;

/** Reads words without marks that a reference and a colon lead to: {@code John 3:16: For God so loved the world}. */
final class LineReader {
    /** Fewer are anybody's. */
    private static final int FEWEST_WORDS = 6;

    private final QuotationJudge judge;
    private final QuotationMender quotations;

    LineReader(QuotationJudge judge, QuotationMender quotations) {
        this.judge = judge;
        this.quotations = quotations;
    }

    /**
     * The line, or else its first sentence, if that is scripture or nearly; an explanation is plain.
     *
     * @param first where its first word begins
     */
    Step read(Draft draft, int at, int first, Attribution before) {
        CharSequence text = draft.text();
        int end = first;
        int sentence = 0;
        while (end < text.length() && text.charAt(end) != '\n' && !stops(draft, end)) {
            end++;
            boolean ends =
                    ".!?".indexOf(text.charAt(end - 1)) >= 0 && (end == text.length() || text.charAt(end) == ' ');
            sentence = sentence == 0 && ends ? end : sentence;
        }
        boolean open = end == text.length() ? !draft.ended() : draft.growsAt(end) || draft.mayBecomeMarker(end);
        if (open) {
            return Step.WAIT;
        }
        Span line = new Span(first, end);
        Optional<Finding> whole = finding(draft, line, before);
        if (sentence > first
                && sentence < end
                && whole.filter(found -> found.verdict() != Verdict.ALTERED).isEmpty()) {
            Span part = new Span(first, sentence);
            Optional<Finding> found = finding(draft, part, before);
            if (found.isPresent()) {
                return unit(draft, at, part, before, found.get());
            }
        }
        return whole.<Step>map(found -> unit(draft, at, line, before, found))
                .orElse(new Step.Plain(before.span().end()));
    }

    private static boolean stops(Draft draft, int at) {
        int tag = Markup.tagEnd(draft.text(), at);
        return QuotationMarks.opensDouble(draft.text(), at)
                || draft.text().charAt(at) == '|'
                || (tag > at && !Markup.isInline(draft.text(), at, tag))
                || draft.referenceAt(at).isPresent()
                || draft.markerAt(at).isPresent();
    }

    private Optional<Finding> finding(Draft draft, Span words, Attribution before) {
        String text = words.of(draft.text());
        return Words.of(text).size() < FEWEST_WORDS
                ? Optional.empty()
                : judge.judge(text, before, false).filter(found -> found.verdict() != Verdict.FABRICATED);
    }

    private Step unit(Draft draft, int at, Span words, Attribution before, Finding finding) {
        Quotation quotation = new Quotation(words.start(), words, words.end(), true, true, false);
        return quotations.unit(draft, at, quotation, before, Attribution.none(words.end()), finding);
    }
}
