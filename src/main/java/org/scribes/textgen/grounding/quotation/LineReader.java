package org.scribes.textgen.grounding.quotation;

import java.util.Optional;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.QuotationMarks;
import org.scribes.textgen.grounding.text.Span;
import org.scribes.textgen.grounding.text.Words;

/** Reads words without quotation marks after a reference and a colon: {@code John 3:16: For God so loved the world}. */
public final class LineReader {
    /** Shorter lines match by chance. */
    private static final int FEWEST_WORDS = 6;

    private final QuotationJudge judge;
    private final QuotationRepairer repairer;

    public LineReader(QuotationJudge judge, QuotationRepairer repairer) {
        this.judge = judge;
        this.repairer = repairer;
    }

    /**
     * Reads the line, or else its first sentence, if scripture is close to it. Anything else is plain text.
     *
     * @param first the index of its first word
     */
    public ReadResult read(PartialAnswer answer, int at, int first, Attribution before) {
        CharSequence text = answer.text();
        int end = first;
        int sentenceEnd = 0;
        while (end < text.length() && text.charAt(end) != '\n' && !stops(answer, end)) {
            end++;
            boolean ends =
                    ".!?".indexOf(text.charAt(end - 1)) >= 0 && (end == text.length() || text.charAt(end) == ' ');
            sentenceEnd = sentenceEnd == 0 && ends ? end : sentenceEnd;
        }
        boolean undecided =
                end == text.length() ? !answer.ended() : answer.mayGrowAt(end) || answer.isMarkerUndecided(end);
        if (undecided) {
            return ReadResult.WAIT;
        }
        Span line = new Span(first, end);
        Optional<QuotationFinding> whole = finding(answer, line, before);
        if (sentenceEnd > first
                && sentenceEnd < end
                && whole.filter(found -> found.verdict() != Verdict.ALTERED).isEmpty()) {
            Span firstSentence = new Span(first, sentenceEnd);
            Optional<QuotationFinding> found = finding(answer, firstSentence, before);
            if (found.isPresent()) {
                return repaired(answer, at, firstSentence, before, found.get());
            }
        }
        return whole.<ReadResult>map(found -> repaired(answer, at, line, before, found))
                .orElse(new ReadResult.Plain(before.span().end()));
    }

    private static boolean stops(PartialAnswer answer, int at) {
        int tag = Markup.tagEnd(answer.text(), at);
        return QuotationMarks.opensDouble(answer.text(), at)
                || answer.text().charAt(at) == '|'
                || (tag > at && !Markup.isInline(answer.text(), at, tag))
                || answer.referenceAt(at).isPresent()
                || answer.markerAt(at).isPresent();
    }

    private Optional<QuotationFinding> finding(PartialAnswer answer, Span words, Attribution before) {
        String text = words.of(answer.text());
        return Words.of(text).size() < FEWEST_WORDS
                ? Optional.empty()
                : judge.judge(text, before, false).filter(found -> found.verdict() != Verdict.FABRICATED);
    }

    private ReadResult repaired(
            PartialAnswer answer, int at, Span words, Attribution before, QuotationFinding finding) {
        Quotation quotation = new Quotation(words.start(), words, words.end(), true, true, false);
        Attribution none = Attribution.none(words.end());
        return repairer.repair(answer, new AttributedQuotation(at, quotation, before, none), finding);
    }
}
