package org.scribes.textgen.grounding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.answer.ForeignMarker;
import org.scribes.textgen.grounding.answer.Marker;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.quotation.Attribution;
import org.scribes.textgen.grounding.quotation.AttributionReader;
import org.scribes.textgen.grounding.quotation.BlockQuote;
import org.scribes.textgen.grounding.quotation.Emphasis;
import org.scribes.textgen.grounding.quotation.JudgedSpan;
import org.scribes.textgen.grounding.quotation.LineReader;
import org.scribes.textgen.grounding.quotation.Quotation;
import org.scribes.textgen.grounding.quotation.QuotationFinding;
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

/** Reads and judges what belongs together in an answer: a quotation and what names its source, a reference, a marker. */
final class UnitReader {
    /** A reference leads to a quotation that begins within so many characters. */
    private static final int REACH = 40;
    /** Fewer emphasised words are not taken for a quotation. */
    private static final int FEWEST_EMPHASISED = 5;
    /** Fewer that nobody said are the answer's own: a summary, with where to read on. */
    private static final int TELLING_EMPHASISED = 8;
    /** What may stand between a reference, its colon and the words. */
    private static final String SIGNS = " \n*_-)|";
    /** Behind a reference these lead to words: the next cell of a table, a block. */
    private static final Set<String> LEADING_TAGS = Set.of("td", "th", "dd", "blockquote", "q");
    /** What may stand between a heading and what it is about. */
    private static final String HEADING_SIGNS = " \n.:*_>#)—–-";

    private final QuotationJudge judge;
    private final QuotationRepairer quotations;
    private final ReferenceRepairer places;
    private final LineReader lines;

    UnitReader(QuotationJudge judge, QuotationRepairer quotations, ReferenceRepairer places) {
        this.judge = judge;
        this.quotations = quotations;
        this.places = places;
        this.lines = new LineReader(judge, quotations);
    }

    /** What begins at {@code at}: a mark, or a reference or what leads to one. */
    ReadResult read(PartialAnswer draft, int at) {
        Optional<Reference> reference = draft.referenceFrom(at)
                .filter(found -> found.span().start() == at
                        || ReferenceRepairer.leadStart(
                                        draft.text(), at, found.span().start())
                                == at);
        if (reference.isPresent()) {
            return reference(draft, at, reference.get());
        }
        int mark = draft.text().charAt(at) == ' ' && at + 1 < draft.length() ? at + 1 : at;
        if (draft.mayBeginMarker(mark)) {
            return marker(draft, at, mark);
        }
        if (BlockQuote.begins(draft.text(), at)) {
            return block(draft, at, at, Attribution.none(at));
        }
        if (Emphasis.begins(draft.text(), at)) {
            return emphasis(draft, at);
        }
        return quotation(draft, at, at, Attribution.none(at), draft.text().charAt(at), false);
    }

    /** The rest of a quotation that was too long. */
    ReadResult goOn(PartialAnswer draft, int at, char opening) {
        return quotation(draft, at, at, Attribution.none(at), opening, true);
    }

    private ReadResult reference(PartialAnswer draft, int at, Reference reference) {
        if (!draft.complete(reference)) {
            return ReadResult.WAIT;
        }
        ReadResult introduced = introduced(draft, at, Attribution.of(reference));
        if (!(introduced instanceof ReadResult.Plain)) {
            return introduced;
        }
        JudgedSpan part = places.reference(draft, reference, at);
        return new ReadResult.Unit(
                Math.max(part.span().end(), reference.span().end()), List.of(part), Optional.empty());
    }

    private ReadResult marker(PartialAnswer draft, int at, int mark) {
        if (draft.mayBecomeMarker(mark)) {
            return ReadResult.WAIT;
        }
        Optional<Marker> marker = draft.markerAt(mark).filter(places::judges);
        if (marker.isEmpty()) {
            return new ReadResult.Plain(mark + 1);
        }
        ReadResult introduced = introduced(draft, at, Attribution.of(marker.get()));
        if (!(introduced instanceof ReadResult.Plain)) {
            return introduced;
        }
        List<JudgedSpan> parts = places.marker(draft, marker.get(), at).stream().toList();
        return new ReadResult.Unit(marker.get().span().end(), parts, Optional.empty());
    }

    /** The quotation that a reference or marker leads to; plain if it leads to none. */
    private ReadResult introduced(PartialAnswer draft, int at, Attribution before) {
        int from = before.span().end();
        boolean heads = headsLine(draft.text(), before.span().start());
        boolean direct = true;
        boolean leads = false;
        for (int i = from; i < draft.length() && i <= from + REACH; i++) {
            if (!draft.ended() && i + 1 == draft.length()) {
                return ReadResult.WAIT;
            }
            char character = draft.text().charAt(i);
            int tag = Markup.tagEnd(draft.text(), i);
            if (tag > i && draft.markerAt(i).isEmpty()) {
                boolean opens = LEADING_TAGS.contains(Markup.name(draft.text(), i, tag));
                leads |= opens;
                direct |= opens;
                i = tag - 1;
                continue;
            }
            if (!draft.ended() && Markup.isOpenTag(draft.text(), i)) {
                return ReadResult.WAIT;
            }
            if (QuotationMarks.opensDouble(draft.text(), i)) {
                return quotation(draft, at, i, before, character, false);
            }
            if (draft.growsAt(i)) {
                return ReadResult.WAIT;
            }
            heads &= HEADING_SIGNS.indexOf(character) >= 0;
            if ((leads || heads) && BlockQuote.begins(draft.text(), i)) {
                return block(draft, at, i, before);
            }
            if (leads
                    && direct
                    && Character.isLetter(character)
                    && !before.references().isEmpty()) {
                return lines.read(draft, at, i, before);
            }
            if (ForeignMarker.isUndecided(draft, i)) {
                return ReadResult.WAIT;
            }
            boolean lineGoesOn = heads || (leads && character == '\n');
            boolean ends = endsSentence(draft.text(), i) && !lineGoesOn;
            if (ends || draft.referenceAt(i).isPresent() || draft.mayBeginMarker(i)) {
                return new ReadResult.Plain(from);
            }
            leads = character == ':' || character == '|' || (leads && SIGNS.indexOf(character) >= 0);
            direct &= leads || SIGNS.indexOf(character) >= 0;
        }
        return draft.ended() || draft.length() > from + REACH ? new ReadResult.Plain(from) : ReadResult.WAIT;
    }

    /** Whether a line begins with what is at {@code at}, as a heading does. */
    private static boolean headsLine(CharSequence text, int at) {
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
            PartialAnswer draft, int at, int mark, Attribution before, char opening, boolean continues) {
        int words = continues ? mark : mark + 1;
        Optional<Quotation> read = QuotationReader.read(draft, mark, words, opening, continues);
        if (read.isEmpty()) {
            return draft.paragraphOpen(words) ? ReadResult.WAIT : new ReadResult.Plain(mark + 1);
        }
        Quotation quotation = read.get();
        boolean sentence = endsSentence(quotation.words().of(draft.text()));
        Optional<Attribution> after = quotation.closed()
                ? AttributionReader.after(draft, quotation.end(), sentence)
                : Optional.of(Attribution.none(quotation.end()));
        if (after.isEmpty()) {
            return ReadResult.WAIT;
        }
        ReadResult step = judged(draft, at, quotation, before, places.judged(after.get()));
        boolean cut = !quotation.closed() && quotation.end() == draft.length();
        return cut && step instanceof ReadResult.Unit unit
                ? new ReadResult.Unit(unit.end(), unit.parts(), Optional.of(opening))
                : step;
    }

    private static boolean endsSentence(String words) {
        String text = words.strip();
        return !text.isEmpty() && ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** A block quote that begins at {@code mark}; what it is from may lead it, from {@code at} on, or end it. */
    private ReadResult block(PartialAnswer draft, int at, int mark, Attribution leading) {
        int first = BlockQuote.firstWord(draft.text(), mark, draft.length());
        if (first < draft.length() && QuotationMarks.opensDouble(draft.text(), first)) {
            return leading.isEmpty()
                    ? new ReadResult.Plain(first)
                    : quotation(draft, at, first, leading, draft.text().charAt(first), false);
        }
        if (first + 1 >= draft.length() && !draft.ended()) {
            return ReadResult.WAIT;
        }
        Optional<Integer> end = BlockQuote.end(draft, mark);
        if (end.isEmpty() || draft.growsBetween(mark, end.get())) {
            return ReadResult.WAIT;
        }
        if (first >= end.get()) { // nothing but signs: none of them begins anything either
            return new ReadResult.Plain(Math.max(mark + 1, end.get()));
        }
        Attribution before = leading.isEmpty() ? leadingReference(draft, first) : leading;
        int words = Math.max(first, before.span().end());
        while (words < end.get() && " \n.:*_>)—–-".indexOf(draft.text().charAt(words)) >= 0) {
            words++;
        }
        Attribution after = places.judged(BlockQuote.attribution(draft, words, end.get()));
        Span span = new Span(words, Math.max(words, after.span().start()));
        Quotation quotation = new Quotation(first, span, end.get(), true, true, false);
        return judged(draft, at, quotation, before, after);
    }

    private static Attribution leadingReference(PartialAnswer draft, int first) {
        return draft.referenceAt(first).map(Attribution::of).orElse(Attribution.none(first));
    }

    /** Emphasised words are a quotation if what follows names their source. */
    private ReadResult emphasis(PartialAnswer draft, int at) {
        int inside = at + Emphasis.length(draft.text(), at);
        Optional<Quotation> read = Emphasis.read(draft, at);
        if (read.isEmpty()) {
            return draft.paragraphOpen(at) ? ReadResult.WAIT : new ReadResult.Plain(inside);
        }
        Quotation quotation = read.get();
        String text = quotation.words().of(draft.text());
        int words = Words.of(text).size();
        if (words < FEWEST_EMPHASISED || text.chars().anyMatch(sign -> "\"“„«".indexOf(sign) >= 0)) {
            return new ReadResult.Plain(inside);
        }
        Optional<Attribution> after = AttributionReader.after(draft, quotation.end(), endsSentence(text));
        if (after.isEmpty()) {
            return ReadResult.WAIT;
        }
        Attribution named = places.judged(after.get());
        return named.isEmpty()
                ? new ReadResult.Plain(inside)
                : judge.judge(text, named, false)
                        .filter(found -> found.verdict() != Verdict.FABRICATED || words >= TELLING_EMPHASISED)
                        .<ReadResult>map(
                                found -> quotations.unit(draft, at, quotation, Attribution.none(at), named, found))
                        .orElse(new ReadResult.Plain(inside));
    }

    private ReadResult judged(PartialAnswer draft, int at, Quotation quotation, Attribution before, Attribution after) {
        String words = quotation.words().of(draft.text());
        Attribution named = Attribution.joined(before, after);
        boolean claimed = quotation.continues()
                || (QuotationJudge.isEnough(words) && SourceClaim.before(draft.text(), quotation.start()));
        @Nullable QuotationFinding finding = judge.judge(words, named, claimed).orElse(null);
        if (finding == null) {
            return new ReadResult.Plain(
                    quotation.continues() ? quotation.end() : quotation.start() + (quotation.block() ? 0 : 1));
        }
        return quotations.unit(draft, at, quotation, before, after, finding);
    }
}
