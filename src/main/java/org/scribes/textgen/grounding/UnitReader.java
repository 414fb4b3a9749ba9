package org.scribes.textgen.grounding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.answer.ForeignMarker;
import org.scribes.textgen.grounding.answer.Marker;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.quotation.AttributedQuotation;
import org.scribes.textgen.grounding.quotation.Attribution;
import org.scribes.textgen.grounding.quotation.AttributionReader;
import org.scribes.textgen.grounding.quotation.BlockQuote;
import org.scribes.textgen.grounding.quotation.Emphasis;
import org.scribes.textgen.grounding.quotation.JudgedSpan;
import org.scribes.textgen.grounding.quotation.LineReader;
import org.scribes.textgen.grounding.quotation.Quotation;
import org.scribes.textgen.grounding.quotation.QuotationJudge;
import org.scribes.textgen.grounding.quotation.QuotationReader;
import org.scribes.textgen.grounding.quotation.QuotationRepairer;
import org.scribes.textgen.grounding.quotation.ReadResult;
import org.scribes.textgen.grounding.quotation.ReferenceRepairer;
import org.scribes.textgen.grounding.quotation.SourceClaim;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.QuotationMarks;
import org.scribes.textgen.grounding.text.Span;
import org.scribes.textgen.grounding.text.Words;

/** Reads and judges one unit of an answer: a quotation with its attribution, a reference, or a marker. */
final class UnitReader {
    /** The most characters between a reference and the quotation that it introduces. */
    private static final int REACH = 40;
    /** Fewer emphasised words are no quotation. */
    private static final int FEWEST_EMPHASISED = 5;
    /** Fewer emphasised words that no source holds are the answer's own, such as a summary. */
    private static final int FEWEST_FABRICATED = 8;
    /** Characters that may stand between a reference, its colon and the words. */
    private static final String SEPARATORS = " \n*_-)|";
    /** Tags that introduce words after a reference: the next cell of a table, a block. */
    private static final Set<String> INTRODUCING_TAGS = Set.of("td", "th", "dd", "blockquote", "q");
    /** Characters that may stand between a heading and the words below it. */
    private static final String HEADING_SEPARATORS = " \n.:*_>#)—–-";

    private final QuotationJudge judge;
    private final QuotationRepairer repairer;
    private final ReferenceRepairer references;
    private final LineReader lineReader;

    UnitReader(QuotationJudge judge, QuotationRepairer repairer, ReferenceRepairer references) {
        this.judge = judge;
        this.repairer = repairer;
        this.references = references;
        this.lineReader = new LineReader(judge, repairer);
    }

    /** Reads the unit at {@code at}: a quotation, a marker, or a reference with its lead. */
    ReadResult read(PartialAnswer answer, int at) {
        Optional<Reference> reference = answer.referenceFrom(at)
                .filter(found -> found.span().start() == at
                        || ReferenceRepairer.leadStart(
                                        answer.text(), at, found.span().start())
                                == at);
        if (reference.isPresent()) {
            return reference(answer, at, reference.get());
        }
        int mark = answer.text().charAt(at) == ' ' && at + 1 < answer.length() ? at + 1 : at;
        if (answer.mayBeginMarker(mark)) {
            return marker(answer, at, mark);
        }
        if (BlockQuote.begins(answer.text(), at)) {
            return block(answer, at, at, Attribution.none(at));
        }
        if (Emphasis.begins(answer.text(), at)) {
            return emphasis(answer, at);
        }
        return quotation(answer, at, at, Attribution.none(at), answer.text().charAt(at), false);
    }

    /** Reads the next part of a quotation that is too long to hold back as a whole. */
    ReadResult readContinuation(PartialAnswer answer, int at, char opening) {
        return quotation(answer, at, at, Attribution.none(at), opening, true);
    }

    private ReadResult reference(PartialAnswer answer, int at, Reference reference) {
        if (!answer.isComplete(reference)) {
            return ReadResult.WAIT;
        }
        ReadResult result = introducedQuotation(answer, at, Attribution.of(reference));
        if (!(result instanceof ReadResult.Plain)) {
            return result;
        }
        JudgedSpan judged = references.reference(answer, reference, at);
        return new ReadResult.Unit(
                Math.max(judged.span().end(), reference.span().end()), List.of(judged), Optional.empty());
    }

    private ReadResult marker(PartialAnswer answer, int at, int mark) {
        if (answer.isMarkerUndecided(mark)) {
            return ReadResult.WAIT;
        }
        Optional<Marker> marker = answer.markerAt(mark).filter(references::isJudged);
        if (marker.isEmpty()) {
            return new ReadResult.Plain(mark + 1);
        }
        ReadResult result = introducedQuotation(answer, at, Attribution.of(marker.get()));
        if (!(result instanceof ReadResult.Plain)) {
            return result;
        }
        List<JudgedSpan> spans =
                references.marker(answer, marker.get(), at).stream().toList();
        return new ReadResult.Unit(marker.get().span().end(), spans, Optional.empty());
    }

    /** Reads the quotation that a reference or marker introduces; plain if there is none. */
    private ReadResult introducedQuotation(PartialAnswer answer, int at, Attribution before) {
        int from = before.span().end();
        boolean isHeading = startsLine(answer.text(), before.span().start());
        boolean adjacent = true;
        boolean introduces = false;
        for (int i = from; i < answer.length() && i <= from + REACH; i++) {
            if (!answer.ended() && i + 1 == answer.length()) {
                return ReadResult.WAIT;
            }
            char character = answer.text().charAt(i);
            int tag = Markup.tagEnd(answer.text(), i);
            if (tag > i && answer.markerAt(i).isEmpty()) {
                boolean opens = INTRODUCING_TAGS.contains(Markup.name(answer.text(), i, tag));
                introduces |= opens;
                adjacent |= opens;
                i = tag - 1;
                continue;
            }
            if (!answer.ended() && Markup.isUnfinishedTag(answer.text(), i)) {
                return ReadResult.WAIT;
            }
            if (QuotationMarks.opensDouble(answer.text(), i)) {
                return quotation(answer, at, i, before, character, false);
            }
            if (answer.mayGrowAt(i)) {
                return ReadResult.WAIT;
            }
            isHeading &= HEADING_SEPARATORS.indexOf(character) >= 0;
            if ((introduces || isHeading) && BlockQuote.begins(answer.text(), i)) {
                return block(answer, at, i, before);
            }
            if (introduces
                    && adjacent
                    && Character.isLetter(character)
                    && !before.references().isEmpty()) {
                return lineReader.read(answer, at, i, before);
            }
            if (ForeignMarker.isUndecided(answer, i)) {
                return ReadResult.WAIT;
            }
            boolean continuesOnNextLine = isHeading || (introduces && character == '\n');
            boolean ends = endsSentence(answer.text(), i) && !continuesOnNextLine;
            if (ends || answer.referenceAt(i).isPresent() || answer.mayBeginMarker(i)) {
                return new ReadResult.Plain(from);
            }
            introduces = character == ':' || character == '|' || (introduces && SEPARATORS.indexOf(character) >= 0);
            adjacent &= introduces || SEPARATORS.indexOf(character) >= 0;
        }
        return answer.ended() || answer.length() > from + REACH ? new ReadResult.Plain(from) : ReadResult.WAIT;
    }

    /** Whether the character at {@code at} begins a line, after list markers and the like. */
    private static boolean startsLine(CharSequence text, int at) {
        int before = at;
        while (before > 0
                && (" *_#>-(.".indexOf(text.charAt(before - 1)) >= 0 || Character.isDigit(text.charAt(before - 1)))) {
            before--;
        }
        return before == 0 || text.charAt(before - 1) == '\n';
    }

    private static boolean endsSentence(CharSequence text, int at) {
        char character = text.charAt(at);
        return character == '\n'
                || (".!?;".indexOf(character) >= 0 && (at + 1 == text.length() || text.charAt(at + 1) == ' '));
    }

    private ReadResult quotation(
            PartialAnswer answer, int at, int mark, Attribution before, char opening, boolean continues) {
        int words = continues ? mark : mark + 1;
        Optional<Quotation> read = QuotationReader.read(answer, mark, words, opening, continues);
        if (read.isEmpty()) {
            return answer.isParagraphOpen(words) ? unclosed(answer, words, opening) : new ReadResult.Plain(mark + 1);
        }
        Quotation quotation = read.get();
        boolean sentence = endsSentence(quotation.words().of(answer.text()));
        Optional<Attribution> after = quotation.closed()
                ? AttributionReader.after(answer, quotation.end(), sentence)
                : Optional.of(Attribution.none(quotation.end()));
        if (after.isEmpty()) {
            return ReadResult.WAIT;
        }
        ReadResult result =
                judged(answer, new AttributedQuotation(at, quotation, before, references.withoutUnjudged(after.get())));
        boolean cut = !quotation.closed() && quotation.end() == answer.length();
        return cut && result instanceof ReadResult.Unit unit
                ? new ReadResult.Unit(unit.end(), unit.spans(), Optional.of(opening))
                : result;
    }

    /** The result for a quotation without an end, unless its last characters may turn out to be one. */
    private static ReadResult unclosed(PartialAnswer answer, int words, char opening) {
        int length = answer.length();
        boolean undecided = QuotationReader.mayEnd(answer.text(), Math.max(words, length - 2), length, opening)
                || Markup.unfinishedStart(answer.text(), words) < length;
        return undecided ? ReadResult.WAIT : new ReadResult.Unclosed(opening);
    }

    private static boolean endsSentence(String words) {
        String text = words.strip();
        return !text.isEmpty() && ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /**
     * Reads a block quote that begins at {@code mark}. Its attribution is before it, from {@code at} on, or at its end.
     */
    private ReadResult block(PartialAnswer answer, int at, int mark, Attribution leading) {
        int first = BlockQuote.firstWord(answer.text(), mark, answer.length());
        if (first < answer.length() && QuotationMarks.opensDouble(answer.text(), first)) {
            return leading.isEmpty()
                    ? new ReadResult.Plain(first)
                    : quotation(answer, at, first, leading, answer.text().charAt(first), false);
        }
        if (first + 1 >= answer.length() && !answer.ended()) {
            return ReadResult.WAIT;
        }
        Optional<Integer> end = BlockQuote.end(answer, mark);
        if (end.isEmpty() || answer.mayGrowBetween(mark, end.get())) {
            return ReadResult.WAIT;
        }
        if (first >= end.get()) { // the block has no words, and no unit begins within them
            return new ReadResult.Plain(Math.max(mark + 1, end.get()));
        }
        Attribution before = leading.isEmpty() ? leadingReference(answer, first) : leading;
        int words = Math.max(first, before.span().end());
        while (words < end.get() && " \n.:*_>)—–-".indexOf(answer.text().charAt(words)) >= 0) {
            words++;
        }
        Attribution after = references.withoutUnjudged(BlockQuote.attribution(answer, words, end.get()));
        Span span = new Span(words, Math.max(words, after.span().start()));
        Quotation quotation = new Quotation(first, span, end.get(), true, true, false);
        return judged(answer, new AttributedQuotation(at, quotation, before, after));
    }

    private static Attribution leadingReference(PartialAnswer answer, int first) {
        return answer.referenceAt(first).map(Attribution::of).orElse(Attribution.none(first));
    }

    /** Reads emphasised words. They are a quotation only if an attribution follows. */
    private ReadResult emphasis(PartialAnswer answer, int at) {
        int inside = at + Emphasis.length(answer.text(), at);
        Optional<Quotation> read = Emphasis.read(answer, at);
        if (read.isEmpty()) {
            return answer.isParagraphOpen(at) ? ReadResult.WAIT : new ReadResult.Plain(inside);
        }
        Quotation quotation = read.get();
        String text = quotation.words().of(answer.text());
        int words = Words.of(text).size();
        if (words < FEWEST_EMPHASISED || text.chars().anyMatch(character -> "\"“„«".indexOf(character) >= 0)) {
            return new ReadResult.Plain(inside);
        }
        Optional<Attribution> after = AttributionReader.after(answer, quotation.end(), endsSentence(text));
        if (after.isEmpty()) {
            return ReadResult.WAIT;
        }
        Attribution attribution = references.withoutUnjudged(after.get());
        if (attribution.isEmpty()) {
            return new ReadResult.Plain(inside);
        }
        AttributedQuotation attributed = new AttributedQuotation(at, quotation, Attribution.none(at), attribution);
        return judge.judge(text, attribution, false)
                .filter(finding -> finding.verdict() != Verdict.FABRICATED || words >= FEWEST_FABRICATED)
                .map(finding -> repairer.repair(answer, attributed, finding))
                .orElse(new ReadResult.Plain(inside));
    }

    private ReadResult judged(PartialAnswer answer, AttributedQuotation attributed) {
        Quotation quotation = attributed.quotation();
        String words = quotation.words().of(answer.text());
        boolean claimed = quotation.continues()
                || (QuotationJudge.isEnough(words) && SourceClaim.before(answer.text(), quotation.start()));
        int plainEnd = quotation.continues() ? quotation.end() : quotation.start() + (quotation.block() ? 0 : 1);
        return judge.judge(words, attributed.attribution(), claimed)
                .map(finding -> repairer.repair(answer, attributed, finding))
                .orElse(new ReadResult.Plain(plainEnd));
    }
}
