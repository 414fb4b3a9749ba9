package org.scribes.textgen.grounding.quotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.grounding.answer.Marker;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.passage.CitedPassage;
import org.scribes.textgen.grounding.passage.PassageMatch;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.Span;

/** Judges the references and markers of a quotation's attribution, and corrects those that name the wrong passage. */
final class AttributionRepairer {
    private final PassageLookup passages;
    private final AttributionCheck check;
    private final ReferenceRepairer references;

    AttributionRepairer(PassageLookup passages, AttributionCheck check, ReferenceRepairer references) {
        this.passages = passages;
        this.check = check;
        this.references = references;
    }

    /** Judges each reference and marker by itself, whatever the quotation's words are. */
    List<JudgedSpan> judged(PartialAnswer answer, Attribution attribution, Quotation quotation) {
        List<JudgedSpan> spans = new ArrayList<>();
        for (Reference reference : attribution.references()) {
            spans.add(references.reference(answer, reference, floor(reference.span(), quotation)));
        }
        for (Marker marker : attribution.markers()) {
            references.marker(answer, marker, floor(marker.span(), quotation)).ifPresent(spans::add);
        }
        return spans;
    }

    /** Judges the references and removes the markers, since no passage holds the words. */
    List<JudgedSpan> withoutMarkers(PartialAnswer answer, Attribution attribution, Quotation quotation) {
        List<JudgedSpan> spans = new ArrayList<>(judged(answer, attribution.withoutMarkers(), quotation));
        for (Marker marker : attribution.markers()) {
            int floor = floor(marker.span(), quotation);
            references
                    .marker(answer, marker, floor)
                    .map(judged -> removed(answer, judged, marker.span(), floor))
                    .ifPresent(spans::add);
        }
        return spans;
    }

    /** Judges the references and markers, and corrects them to name the passage of {@code match}. */
    List<JudgedSpan> corrected(PartialAnswer answer, Attribution attribution, PassageMatch match, Quotation quotation) {
        List<JudgedSpan> spans = new ArrayList<>(correctedReferences(answer, attribution, match, quotation));
        spans.addAll(correctedMarkers(answer, attribution, match, quotation));
        return spans;
    }

    private List<JudgedSpan> correctedReferences(
            PartialAnswer answer, Attribution attribution, PassageMatch match, Quotation quotation) {
        CitedPassage passage = match.passages(passages.row()).get(0);
        boolean fit = check.referencesFit(quotation.words().of(answer.text()), match, attribution)
                || attribution.references().stream().anyMatch(passage::isFrom);
        Optional<String> name = passage.passage().reference();
        List<JudgedSpan> spans = new ArrayList<>();
        for (Reference reference : attribution.references()) {
            int floor = floor(reference.span(), quotation);
            JudgedSpan judged = references.reference(answer, reference, floor);
            if (fit) {
                spans.add(judged);
            } else if (spans.isEmpty() && name.isPresent()) {
                spans.add(renamed(answer, judged, reference.span(), name.get(), passage));
            } else {
                spans.add(removed(answer, judged, reference.span(), floor));
            }
        }
        return spans;
    }

    private List<JudgedSpan> correctedMarkers(
            PartialAnswer answer, Attribution attribution, PassageMatch match, Quotation quotation) {
        CitedPassage passage = match.passages(passages.row()).get(0);
        boolean fit = check.markersFit(match, attribution);
        List<JudgedSpan> spans = new ArrayList<>();
        boolean first = true;
        for (Marker marker : attribution.markers()) {
            int floor = floor(marker.span(), quotation);
            Optional<JudgedSpan> judged = references.marker(answer, marker, floor);
            if (judged.isPresent()) {
                JudgedSpan corrected = first
                        ? renamed(answer, judged.get(), marker.span(), "[" + passage.number() + "]", passage)
                        : removed(answer, judged.get(), marker.span(), floor);
                spans.add(fit ? judged.get() : corrected);
            }
            first = false;
        }
        return spans;
    }

    /** The least index where a name's lead may begin: after the quotation, if the name is after it. */
    private static int floor(Span name, Quotation quotation) {
        return name.start() < quotation.start() ? 0 : quotation.end();
    }

    private static JudgedSpan renamed(
            PartialAnswer answer, JudgedSpan judged, Span span, String name, CitedPassage passage) {
        SpanOrigin origin = judged.origin().withSources(List.of(passage.wholeSource()));
        boolean named =
                judged.kind() == CitationKind.REFERENCE && !passage.references().isEmpty();
        return judged.withOrigin(named ? origin.withReference(osis(passage)) : origin)
                .withEdit(SpanEdit.Outcome.REPAIRED, span, name, original(answer, judged, span));
    }

    private static String osis(CitedPassage passage) {
        return passage.references().stream().map(Reference::name).collect(Collectors.joining(","));
    }

    private static JudgedSpan removed(PartialAnswer answer, JudgedSpan judged, Span span, int floor) {
        return ReferenceRepairer.removed(judged, span, answer, floor, original(answer, judged, span));
    }

    private static String original(PartialAnswer answer, JudgedSpan judged, Span span) {
        return judged.edit().original().orElseGet(() -> span.of(answer.text()));
    }
}
