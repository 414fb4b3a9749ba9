package org.scribes.textgen.grounding.quotation;

import java.util.Optional;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.QuotationMarks;
import org.scribes.textgen.grounding.text.Span;
import org.scribes.textgen.grounding.text.Words;

/** Reads words without marks that a reference and a colon lead to: {@code John 3:16: For God so loved the world}. */
public final class LineReader {
    /** Fewer are anybody's. */
    private static final int FEWEST_WORDS = 6;

    private final QuotationJudge judge;
    private final QuotationRepairer quotations;

    public LineReader(QuotationJudge judge, QuotationRepairer quotations) {
        this.judge = judge;
        this.quotations = quotations;
    }

    /**
     * The line, or else its first sentence, if that is scripture or nearly; an explanation is plain.
     *
     * @param first where its first word begins
     */
    public ReadResult read(PartialAnswer draft, int at, int first, Attribution before) {
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
            return ReadResult.WAIT;
        }
        Span line = new Span(first, end);
        Optional<QuotationFinding> whole = finding(draft, line, before);
        if (sentence > first
                && sentence < end
                && whole.filter(found -> found.verdict() != Verdict.ALTERED).isEmpty()) {
            Span part = new Span(first, sentence);
            Optional<QuotationFinding> found = finding(draft, part, before);
            if (found.isPresent()) {
                return unit(draft, at, part, before, found.get());
            }
        }
        return whole.<ReadResult>map(found -> unit(draft, at, line, before, found))
                .orElse(new ReadResult.Plain(before.span().end()));
    }

    private static boolean stops(PartialAnswer draft, int at) {
        int tag = Markup.tagEnd(draft.text(), at);
        return QuotationMarks.opensDouble(draft.text(), at)
                || draft.text().charAt(at) == '|'
                || (tag > at && !Markup.isInline(draft.text(), at, tag))
                || draft.referenceAt(at).isPresent()
                || draft.markerAt(at).isPresent();
    }

    private Optional<QuotationFinding> finding(PartialAnswer draft, Span words, Attribution before) {
        String text = words.of(draft.text());
        return Words.of(text).size() < FEWEST_WORDS
                ? Optional.empty()
                : judge.judge(text, before, false).filter(found -> found.verdict() != Verdict.FABRICATED);
    }

    private ReadResult unit(PartialAnswer draft, int at, Span words, Attribution before, QuotationFinding finding) {
        Quotation quotation = new Quotation(words.start(), words, words.end(), true, true, false);
        return quotations.unit(draft, at, quotation, before, Attribution.none(words.end()), finding);
    }
}
