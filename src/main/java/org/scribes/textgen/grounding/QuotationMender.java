package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Verdict;

/** Makes of a judged quotation what may be shown. */
final class QuotationMender {
    private final PassageLookup passages;
    private final AttributionCheck check;
    private final PlaceMender places;
    private final GroundingRules rules;

    QuotationMender(PassageLookup passages, KnownText known, PlaceMender places, GroundingRules rules) {
        this.passages = passages;
        this.check = new AttributionCheck(passages, known);
        this.places = places;
        this.rules = rules;
    }

    /**
     * The parts of a quotation and of what names its source, in their order.
     *
     * @param before what names a source before it
     * @param after what names a source after it: that counts, where both are there
     */
    List<Part> mend(Draft draft, Quotation quotation, Attribution before, Attribution after, Finding finding) {
        Part part = quoted(draft, quotation, finding);
        Attribution named = after.isEmpty() ? before : after;
        if (!rules.changes() || finding.verdict() == Verdict.VERIFIED) {
            return assembled(draft, before, part, after);
        }
        if (finding.match().isPresent()) {
            Match match = finding.match().get();
            List<Part> parts = new ArrayList<>();
            Part right = finding.verdict() == Verdict.ALTERED ? withPassagesWords(draft, part, match) : part;
            Attribution other = after.isEmpty() ? after : before;
            List<Part> mended = attributed(draft, named, match, quotation);
            if (finding.verdict() == Verdict.MISATTRIBUTED) {
                right = right.changed(
                        Part.Outcome.MENDED,
                        right.span(),
                        right.shown(),
                        named.span().of(draft.text()));
            }
            parts.addAll(after.isEmpty() ? mended : plain(draft, other, 0));
            parts.add(right);
            parts.addAll(after.isEmpty() ? List.of() : mended);
            return parts;
        }
        Optional<KnownWording> stands = finding.known().filter(wording -> mayStand(wording, named));
        if (stands.isPresent()) {
            Part canon = inWords(draft, part, stands.get().text(), Part.Outcome.FROM_CANON);
            return assembled(draft, withoutMarkers(before), canon, withoutMarkers(after));
        }
        List<Part> parts = new ArrayList<>(after.isEmpty() ? List.of() : plain(draft, before, 0));
        parts.add(leftOut(draft, quotation, part, named));
        return parts;
    }

    private Part quoted(Draft draft, Quotation quotation, Finding finding) {
        Span words = inner(draft.text(), quotation.words());
        Part part = Part.kept(CitationKind.QUOTE, finding.verdict(), words, words.of(draft.text()))
                .open(quotation.closed());
        part = finding.known().map(part::known).orElse(part);
        if (finding.match().isEmpty()) {
            return part;
        }
        Match match = finding.match().get();
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

    private Part withPassagesWords(Draft draft, Part part, Match match) {
        return inWords(draft, part, match.wording(passages.row()), Part.Outcome.MENDED);
    }

    /** The part with other words between what stands before its first word and after its last. */
    static Part inWords(Draft draft, Part part, String wording, Part.Outcome how) {
        String text = part.span().of(draft.text());
        Words words = Words.of(text);
        String head = text.substring(0, words.start(0));
        String tail = text.substring(words.end(words.size() - 1));
        boolean opened = head.endsWith("[");
        int mark = part.span().start() - 1;
        boolean single = mark >= 0 && QuotationMarks.isSingle(draft.text().charAt(mark));
        String shown = (opened ? head.substring(0, head.length() - 1) : head)
                + (single ? Wordings.onOneLine(wording) : Wordings.nested(wording))
                + (tail.startsWith("]") ? tail.substring(1) : tail);
        return part.changed(how, part.span(), shown, text);
    }

    private boolean mayStand(KnownWording wording, Attribution named) {
        return rules.outsideContext() == OutsideContext.CANON
                && (named.references().isEmpty()
                        || named.references().stream().anyMatch(reference -> reference.meets(wording.places())));
    }

    private Part leftOut(Draft draft, Quotation quotation, Part part, Attribution named) {
        int start = named.isEmpty()
                ? quotation.start()
                : Math.min(quotation.start(), named.span().start());
        int end = named.isEmpty()
                ? quotation.end()
                : Math.max(quotation.end(), named.span().end());
        Span span = new Span(start, end);
        return part.changed(Part.Outcome.LEFT_OUT, span, rules.omissionMark(), span.of(draft.text()));
    }

    private List<Part> assembled(Draft draft, Attribution before, Part part, Attribution after) {
        List<Part> parts = new ArrayList<>(plain(draft, before, 0));
        parts.add(part);
        parts.addAll(plain(draft, after, part.span().end()));
        return parts;
    }

    /** What an attribution names, each judged by itself. */
    private List<Part> plain(Draft draft, Attribution attribution, int floor) {
        List<Part> parts = new ArrayList<>();
        attribution.references().forEach(reference -> parts.add(places.reference(draft, reference, floor)));
        attribution
                .markers()
                .forEach(marker -> places.marker(draft, marker, floor).ifPresent(parts::add));
        parts.sort((left, right) ->
                Integer.compare(left.span().start(), right.span().start()));
        return parts;
    }

    /** The attribution, naming where {@code match} stands. */
    private List<Part> attributed(Draft draft, Attribution named, Match match, Quotation quotation) {
        CitedPassage passage = match.passages(passages.row()).iterator().next();
        String text = quotation.words().of(draft.text());
        List<Part> parts = new ArrayList<>();
        boolean referencesFit = check.referencesFit(text, match, named)
                || named.references().stream().anyMatch(passage::standsAt);
        for (int i = 0; i < named.references().size(); i++) {
            Reference reference = named.references().get(i);
            Part part = places.reference(draft, reference, quotation.words().end());
            Optional<String> name = i == 0 ? passage.passage().reference() : Optional.empty();
            parts.add(referencesFit ? part : renamed(draft, part, reference.span(), named, name));
        }
        boolean markersFit = check.markersFit(match, named);
        for (int i = 0; i < named.markers().size(); i++) {
            Marker marker = named.markers().get(i);
            Optional<Part> part = places.marker(draft, marker, quotation.words().end());
            Optional<String> number = i == 0 ? Optional.of("[" + passage.number() + "]") : Optional.empty();
            part.map(given -> markersFit ? given : renamed(draft, given, marker.span(), named, number))
                    .ifPresent(parts::add);
        }
        parts.sort((left, right) ->
                Integer.compare(left.span().start(), right.span().start()));
        return parts;
    }

    /** The place as it should be called; without a name all of it goes. */
    private static Part renamed(Draft draft, Part part, Span own, Attribution named, Optional<String> name) {
        String before = part.repairedFrom().orElseGet(() -> own.of(draft.text()));
        if (name.isPresent()) {
            return part.changed(Part.Outcome.MENDED, own, name.get(), before);
        }
        boolean alone = named.references().size() + named.markers().size() == 1;
        Span gone = alone && named.span().start() < own.start() ? named.span() : own;
        return part.changed(Part.Outcome.REMOVED, gone, "", before);
    }

    private static Attribution withoutMarkers(Attribution attribution) {
        return attribution.markers().isEmpty()
                ? attribution
                : new Attribution(attribution.span(), attribution.references(), List.of());
    }
}
