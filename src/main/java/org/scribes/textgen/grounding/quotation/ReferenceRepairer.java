package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.answer.Marker;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.passage.CitedPassage;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.Span;

/** Judges references and markers, and removes those that resolve to nothing. */
public final class ReferenceRepairer {
    /** The lead of a reference: words and brackets that mean nothing without it. */
    private static final Pattern LEAD = Pattern.compile(
            "(?i)[ \\t]?[(\\[](?:(?:see|cf\\.?|in|from|at)[ \\t])?$|[ \\t](?:in|from|at)[ \\t]$|[ \\t]$");

    /** The longest match of {@link #LEAD}, in characters. */
    static final int LONGEST_LEAD = 8;

    private final PassageLookup passages;
    private final boolean changes;

    public ReferenceRepairer(PassageLookup passages, boolean changes) {
        this.passages = passages;
        this.changes = changes;
    }

    /** The start of the lead of the reference at {@code at}, at least {@code floor}; {@code at} without a lead. */
    public static int leadStart(CharSequence text, int floor, int at) {
        int from = Math.max(floor, at - LONGEST_LEAD);
        if (from >= at) {
            return at;
        }
        Matcher matcher = LEAD.matcher(text.subSequence(from, at));
        return matcher.find() ? from + matcher.start() : at;
    }

    /** Judges a reference by itself; {@code floor} is the least index where its lead may begin. */
    public JudgedSpan reference(PartialAnswer answer, Reference reference, int floor) {
        List<CitedPassage> covering = passages.passages().stream()
                .filter(passage -> passage.covers(reference))
                .toList();
        boolean exists = reference.exists() || covering.stream().anyMatch(passage -> passage.isLabelled(reference));
        Verdict verdict =
                !exists ? Verdict.NONEXISTENT : covering.isEmpty() ? Verdict.OUTSIDE_CONTEXT : Verdict.IN_CONTEXT;
        SpanOrigin origin = SpanOrigin.UNKNOWN.withReference(reference.name()).withSources(sources(covering));
        JudgedSpan judged = JudgedSpan.kept(CitationKind.REFERENCE, verdict, reference.span(), answer.text(), origin);
        return verdict == Verdict.NONEXISTENT && changes
                ? removed(judged, judged.span(), answer, floor, judged.shown())
                : judged;
    }

    private static List<Citation.Source> sources(List<CitedPassage> passages) {
        return passages.stream().map(CitedPassage::wholeSource).toList();
    }

    /** Whether the marker gets a verdict: numbers that may be something else do only if passages have them. */
    public boolean isJudged(Marker marker) {
        return marker.kind() != Marker.Kind.POSSIBLE || resolves(marker);
    }

    private boolean resolves(Marker marker) {
        return !marker.numbers().isEmpty()
                && passages.numbered()
                && marker.numbers().stream()
                        .allMatch(number -> passages.numbered(number).isPresent());
    }

    /** The attribution without the markers that get no verdict. */
    public Attribution withoutUnjudged(Attribution attribution) {
        if (attribution.markers().stream().allMatch(this::isJudged)) {
            return attribution;
        }
        List<Marker> markers =
                attribution.markers().stream().filter(this::isJudged).toList();
        Attribution left = new Attribution(attribution.span(), attribution.references(), markers);
        return left.isEmpty() ? Attribution.none(attribution.span().start()) : left;
    }

    /** Judges a marker by itself; empty if it gets no verdict, as where the passages have no numbers. */
    public Optional<JudgedSpan> marker(PartialAnswer answer, Marker marker, int floor) {
        boolean foreign = marker.kind() == Marker.Kind.FOREIGN;
        if (!isJudged(marker)
                || !(passages.numbered() || (foreign && marker.numbers().isEmpty()))) {
            return Optional.empty();
        }
        List<CitedPassage> cited = marker.numbers().stream()
                .flatMap(number -> passages.numbered(number).stream())
                .toList();
        Verdict verdict = resolves(marker) ? Verdict.RESOLVED : Verdict.DANGLING;
        SpanOrigin origin = SpanOrigin.UNKNOWN.withSources(sources(cited));
        JudgedSpan judged = JudgedSpan.kept(CitationKind.MARKER, verdict, marker.span(), answer.text(), origin);
        if ((verdict == Verdict.RESOLVED && !foreign) || !changes) {
            return Optional.of(judged);
        }
        if (cited.isEmpty()) {
            return Optional.of(removed(judged, marker.span(), answer, floor, judged.shown()));
        }
        String numbers = cited.stream()
                .map(passage -> Integer.toString(passage.number()))
                .collect(Collectors.joining(", ", "[", "]"));
        return Optional.of(judged.withEdit(SpanEdit.Outcome.REPAIRED, marker.span(), numbers, judged.shown()));
    }

    /** Deletes {@code span} with its lead and the brackets around it. */
    static JudgedSpan removed(JudgedSpan judged, Span span, PartialAnswer answer, int floor, String original) {
        CharSequence text = answer.text();
        int start = leadStart(text, floor, span.start());
        int end = span.end();
        String lead = text.subSequence(start, span.start()).toString();
        boolean opens = lead.indexOf('(') >= 0 || lead.indexOf('[') >= 0;
        boolean closes = end < text.length() && (text.charAt(end) == ')' || text.charAt(end) == ']');
        Span deleted = opens && !closes ? span : new Span(start, opens ? end + 1 : end);
        return judged.withEdit(SpanEdit.Outcome.REMOVED, deleted, "", original);
    }
}
