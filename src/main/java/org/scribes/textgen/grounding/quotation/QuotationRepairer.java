package org.scribes.textgen.grounding.quotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.answer.Marker;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.passage.CitedPassage;
import org.scribes.textgen.grounding.passage.PassageMatch;
import org.scribes.textgen.grounding.quotation.ClippedQuotations.Clipping;
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.QuotationMarks;
import org.scribes.textgen.grounding.text.Span;
import org.scribes.textgen.grounding.text.Words;

/** Makes of a judged quotation what may be shown. */
public final class QuotationRepairer {
    private final PassageLookup passages;
    private final AttributionCheck check;
    private final QuotationJudge judge;
    private final ReferenceRepairer places;
    private final GroundingRules rules;

    public QuotationRepairer(
            PassageLookup passages,
            KnownText known,
            QuotationJudge judge,
            ReferenceRepairer places,
            GroundingRules rules) {
        this.judge = judge;
        this.passages = passages;
        this.check = new AttributionCheck(passages, known);
        this.places = places;
        this.rules = rules;
    }

    /**
     * A quotation with what names its source, as it may be shown.
     *
     * @param at where the unit begins
     * @param before what names a source before it
     * @param after what names a source after it
     */
    public ReadResult unit(
            PartialAnswer draft,
            int at,
            Quotation quotation,
            Attribution before,
            Attribution after,
            QuotationFinding finding) {
        int end = Math.max(quotation.end(), after.span().end());
        Optional<Clipping> clipping = Optional.empty();
        if (finding.verdict() == Verdict.VERIFIED
                && clipping(draft, quotation, finding, 0).isPresent()) {
            Optional<Integer> behind = ClippedQuotations.behind(draft, quotation.end());
            if (behind.isEmpty()) {
                return ReadResult.WAIT;
            }
            clipping = clipping(draft, quotation, finding, behind.get());
        }
        List<JudgedSpan> parts = mend(draft, quotation, before, after, finding, clipping);
        return new ReadResult.Unit(end, apart(parts, at), Optional.empty());
    }

    private Optional<Clipping> clipping(
            PartialAnswer draft, Quotation quotation, QuotationFinding finding, int behind) {
        return finding.match()
                .flatMap(match ->
                        passages.clippings().of(match, draft.text(), quotation.start(), quotation.end(), behind));
    }

    /** Without parts that lie in another that is changed as a whole. */
    private static List<JudgedSpan> apart(List<JudgedSpan> parts, int at) {
        List<JudgedSpan> apart = new ArrayList<>();
        int end = at;
        for (JudgedSpan part : parts) {
            if (part.span().start() >= end || part.verdict() == Verdict.FABRICATED) {
                apart.add(part);
                end = Math.max(end, part.span().end());
            }
        }
        return apart;
    }

    /** The parts of a quotation and of what names its source, in their order. */
    private List<JudgedSpan> mend(
            PartialAnswer draft,
            Quotation quotation,
            Attribution before,
            Attribution after,
            QuotationFinding finding,
            Optional<Clipping> clipping) {
        JudgedSpan part = quoted(draft, quotation, finding);
        Attribution named = Attribution.joined(before, after);
        List<JudgedSpan> parts = new ArrayList<>(plain(draft, before.without(named), quotation));
        Optional<KnownWording> stands = finding.known().filter(wording -> mayStand(wording, named));
        if (!rules.changes() || finding.verdict() == Verdict.VERIFIED) {
            parts.add(clipping.map(clipped -> clipped(draft, part, quotation, clipped))
                    .orElse(part));
            parts.addAll(plain(draft, named, quotation));
        } else if (finding.match().isPresent()) {
            parts.add(mended(draft, part, finding.match().get(), named));
            parts.addAll(attributed(draft, named, finding.match().get(), quotation));
        } else if (stands.isPresent()) {
            parts.add(inWords(draft, part, stands.get().text(), JudgedSpan.Outcome.FROM_CANON));
            parts.addAll(plain(draft, named.withoutMarkers(), quotation));
            for (Marker marker : named.markers()) { // no passage holds the words
                int floor = floor(marker.span(), quotation);
                places.marker(draft, marker, floor)
                        .map(judged -> renamed(draft, judged, marker.span(), floor, Optional.empty()))
                        .ifPresent(parts::add);
            }
        } else if (isOwn(draft, quotation, finding)) {
            parts.add(unquoted(draft, quotation, part, before));
            parts.addAll(plain(draft, named, quotation));
        } else {
            parts.add(leftOut(draft, quotation, part, named));
        }
        parts.sort(Comparator.comparingInt(each -> each.span().start()));
        return parts;
    }

    /** The part, told for what it is cut from; with all of that, where that is short. */
    private JudgedSpan clipped(PartialAnswer draft, JudgedSpan part, Quotation quotation, Clipping clipping) {
        String sentence = clipping.text(passages.row());
        JudgedSpan told = part.clippedFrom(sentence);
        boolean widens = rules.changes()
                && clipping.whole()
                && clipping.size() <= rules.clippedWords()
                && quotation.closed()
                && !quotation.continues();
        return widens
                ? inWords(
                        draft, told.from(clipping.words().sources(passages.row())), sentence, JudgedSpan.Outcome.MENDED)
                : told;
    }

    private JudgedSpan mended(PartialAnswer draft, JudgedSpan part, PassageMatch match, Attribution named) {
        if (part.verdict() == Verdict.ALTERED) {
            return inWords(draft, part, match.wording(passages.row()), JudgedSpan.Outcome.MENDED);
        }
        return part.changed(
                JudgedSpan.Outcome.MENDED,
                part.span(),
                part.shown(),
                named.span().of(draft.text()).strip());
    }

    private JudgedSpan quoted(PartialAnswer draft, Quotation quotation, QuotationFinding finding) {
        Span words = inner(draft.text(), quotation.words());
        JudgedSpan part = JudgedSpan.kept(CitationKind.QUOTE, finding.verdict(), words, words.of(draft.text()))
                .open(quotation.closed())
                .existing(finding.existsIn());
        part = finding.known().map(part::known).orElse(part);
        if (finding.match().isEmpty()) {
            return part;
        }
        PassageMatch match = finding.match().get();
        part = part.from(match.sources(passages.row()));
        return finding.verdict() == Verdict.ALTERED ? part.expecting(match.wording(passages.row())) : part;
    }

    /** Without the spaces at its ends. */
    private static Span inner(CharSequence text, Span span) {
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

    /** The part with other words between what stands before its first word and after its last. */
    public static JudgedSpan inWords(PartialAnswer draft, JudgedSpan part, String wording, JudgedSpan.Outcome how) {
        String text = part.span().of(draft.text());
        Words words = Words.of(text);
        String head = Markup.plain(text.substring(0, words.start(0)));
        String tail = Markup.plain(text.substring(words.end(words.size() - 1)));
        boolean signed = !wording.isEmpty() && !Character.isLetterOrDigit(wording.charAt(wording.length() - 1));
        boolean opened = head.endsWith("[");
        int mark = part.span().start() - 1;
        boolean single = mark >= 0 && QuotationMarks.isSingle(draft.text().charAt(mark));
        String shown = (opened ? head.substring(0, head.length() - 1) : head)
                + (single ? QuotedWordings.onOneLine(wording) : QuotedWordings.nested(wording))
                + (signed ? QuotedWordings.withoutSigns(tail) : tail.startsWith("]") ? tail.substring(1) : tail);
        return part.changed(how, part.span(), shown, text);
    }

    /** Whether the words may stand as the answer's own: whole between their marks, and like nothing that is known. */
    private boolean isOwn(PartialAnswer draft, Quotation quotation, QuotationFinding finding) {
        return rules.policy() == GroundingPolicy.UNQUOTE
                && finding.verdict() == Verdict.FABRICATED
                && quotation.closed()
                && !quotation.continues()
                && !judge.isCloseToScripture(quotation.words().of(draft.text()));
    }

    /** The words without the marks around them, or at the head of their lines. */
    private static JudgedSpan unquoted(PartialAnswer draft, Quotation quotation, JudgedSpan part, Attribution before) {
        if (!quotation.block()) {
            Span span = new Span(quotation.start(), quotation.end());
            return part.changed(JudgedSpan.Outcome.UNQUOTED, span, part.shown(), span.of(draft.text()));
        }
        int start =
                BlockQuote.mark(draft.text(), quotation.start(), before.span().end());
        Span span = new Span(start, part.span().end());
        String text = span.of(draft.text());
        return part.changed(JudgedSpan.Outcome.UNQUOTED, span, BlockQuote.withoutMarks(text), text);
    }

    private boolean mayStand(KnownWording wording, Attribution named) {
        return rules.outsideContext() == OutsideContext.CANON
                && (named.references().isEmpty()
                        || named.references().stream().anyMatch(reference -> reference.meets(wording.places())));
    }

    private JudgedSpan leftOut(PartialAnswer draft, Quotation quotation, JudgedSpan part, Attribution named) {
        int start = named.isEmpty()
                ? quotation.start()
                : Math.min(quotation.start(), named.span().start());
        int end = named.isEmpty()
                ? quotation.end()
                : Math.max(quotation.end(), named.span().end());
        Span span = new Span(start, end);
        return part.changed(JudgedSpan.Outcome.LEFT_OUT, span, rules.omissionMark(), span.of(draft.text()));
    }

    /** What an attribution names, each judged by itself. */
    private List<JudgedSpan> plain(PartialAnswer draft, Attribution attribution, Quotation quotation) {
        List<JudgedSpan> parts = new ArrayList<>();
        for (Reference reference : attribution.references()) {
            parts.add(places.reference(draft, reference, floor(reference.span(), quotation)));
        }
        for (Marker marker : attribution.markers()) {
            places.marker(draft, marker, floor(marker.span(), quotation)).ifPresent(parts::add);
        }
        return parts;
    }

    /** Where what leads to a name can begin: after the quotation's words, if the name is after them. */
    private static int floor(Span name, Quotation quotation) {
        return name.start() < quotation.start() ? 0 : quotation.end();
    }

    /** The attribution, naming where {@code match} stands. */
    private List<JudgedSpan> attributed(
            PartialAnswer draft, Attribution named, PassageMatch match, Quotation quotation) {
        CitedPassage passage = match.passages(passages.row()).iterator().next();
        String text = quotation.words().of(draft.text());
        List<JudgedSpan> parts = new ArrayList<>();
        boolean referencesFit = check.referencesFit(text, match, named)
                || named.references().stream().anyMatch(passage::standsAt);
        for (int i = 0; i < named.references().size(); i++) {
            Reference reference = named.references().get(i);
            JudgedSpan part = places.reference(draft, reference, floor(reference.span(), quotation));
            Optional<String> name = i == 0 ? passage.passage().reference() : Optional.empty();
            parts.add(
                    referencesFit
                            ? part
                            : renamed(
                                    draft,
                                    at(passage, part, name),
                                    reference.span(),
                                    floor(reference.span(), quotation),
                                    name));
        }
        boolean markersFit = check.markersFit(match, named);
        for (int i = 0; i < named.markers().size(); i++) {
            Marker marker = named.markers().get(i);
            Optional<JudgedSpan> part = places.marker(draft, marker, floor(marker.span(), quotation));
            Optional<String> number = i == 0 ? Optional.of("[" + passage.number() + "]") : Optional.empty();
            part.map(given -> markersFit
                            ? given
                            : renamed(
                                    draft,
                                    at(passage, given, number),
                                    marker.span(),
                                    floor(marker.span(), quotation),
                                    number))
                    .ifPresent(parts::add);
        }
        return parts;
    }

    /** The part as what will lead to {@code passage}, if it gets a name. */
    private static JudgedSpan at(CitedPassage passage, JudgedSpan part, Optional<String> name) {
        if (name.isEmpty()) {
            return part;
        }
        JudgedSpan moved = part.from(List.of(passage.whole()));
        return part.kind() == CitationKind.REFERENCE && !passage.places().isEmpty()
                ? moved.named(passage.places().stream().map(Reference::name).collect(Collectors.joining(",")))
                : moved;
    }

    /** The place as it should be called; without a name all of it goes. */
    private static JudgedSpan renamed(
            PartialAnswer draft, JudgedSpan part, Span own, int floor, Optional<String> name) {
        String before = part.repairedFrom().orElseGet(() -> own.of(draft.text()));
        if (name.isPresent()) {
            return part.changed(JudgedSpan.Outcome.MENDED, own, name.get(), before);
        }
        return ReferenceRepairer.removed(part.changed(JudgedSpan.Outcome.KEPT, own, "", before), draft, floor, before);
    }
}
