package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.answer.Marker;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.passage.CitedPassage;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.Span;

/** Judges references and markers, and takes out those that lead nowhere. */
public final class ReferenceRepairer {
    /** What leads to a reference and means nothing without it. */
    private static final Pattern LEAD = Pattern.compile(
            "(?i)[ \\t]?[(\\[](?:(?:see|cf\\.?|in|from|at)[ \\t])?$|[ \\t](?:in|from|at)[ \\t]$|[ \\t]$");

    /** As long as anything that {@link #LEAD} can find. */
    static final int LONGEST_LEAD = 8;

    private final PassageLookup passages;
    private final boolean changes;

    public ReferenceRepairer(PassageLookup passages, boolean changes) {
        this.passages = passages;
        this.changes = changes;
    }

    /** Where what leads to a reference at {@code at} begins, not before {@code floor}. */
    public static int leadStart(CharSequence text, int floor, int at) {
        int from = Math.max(floor, at - LONGEST_LEAD);
        if (from >= at) {
            return at;
        }
        Matcher matcher = LEAD.matcher(text.subSequence(from, at));
        return matcher.find() ? from + matcher.start() : at;
    }

    public JudgedSpan reference(PartialAnswer draft, Reference reference, int floor) {
        String text = reference.span().of(draft.text());
        List<CitedPassage> there = passages.passages().stream()
                .filter(passage -> passage.knows(reference))
                .toList();
        boolean exists = reference.exists() || there.stream().anyMatch(passage -> passage.bears(reference));
        Verdict verdict =
                !exists ? Verdict.NONEXISTENT : there.isEmpty() ? Verdict.OUTSIDE_CONTEXT : Verdict.IN_CONTEXT;
        JudgedSpan part = JudgedSpan.kept(CitationKind.REFERENCE, verdict, reference.span(), text)
                .named(reference.name())
                .from(there.stream().map(CitedPassage::whole).toList());
        if (verdict != Verdict.NONEXISTENT || !changes) {
            return part;
        }
        return removed(part, draft, floor, text);
    }

    /** Whether there is something to say of the marker: one that may be something else must lead somewhere. */
    public boolean judges(Marker marker) {
        return marker.kind() != Marker.Kind.POSSIBLE || leads(marker);
    }

    private boolean leads(Marker marker) {
        return !marker.numbers().isEmpty()
                && passages.numbered()
                && marker.numbers().stream()
                        .allMatch(number -> passages.numbered(number).isPresent());
    }

    /** The attribution without markers that there is nothing to say of. */
    public Attribution judged(Attribution attribution) {
        if (attribution.markers().stream().allMatch(this::judges)) {
            return attribution;
        }
        List<Marker> markers =
                attribution.markers().stream().filter(this::judges).toList();
        Attribution left = new Attribution(attribution.span(), attribution.references(), markers);
        return left.isEmpty() ? Attribution.none(attribution.span().start()) : left;
    }

    /** The marker's part; nothing where passages have no numbers, and of what there is nothing to say. */
    public Optional<JudgedSpan> marker(PartialAnswer draft, Marker marker, int floor) {
        boolean foreign = marker.kind() == Marker.Kind.FOREIGN;
        if (!judges(marker)
                || !(passages.numbered() || (foreign && marker.numbers().isEmpty()))) {
            return Optional.empty();
        }
        List<CitedPassage> there = marker.numbers().stream()
                .flatMap(number -> passages.numbered(number).stream())
                .toList();
        Verdict verdict = leads(marker) ? Verdict.RESOLVED : Verdict.DANGLING;
        String text = marker.span().of(draft.text());
        JudgedSpan part = JudgedSpan.kept(CitationKind.MARKER, verdict, marker.span(), text)
                .from(there.stream().map(CitedPassage::whole).toList());
        if ((verdict == Verdict.RESOLVED && !foreign) || !changes) {
            return Optional.of(part);
        }
        if (there.isEmpty()) {
            return Optional.of(removed(part, draft, floor, text));
        }
        String left = there.stream()
                .map(passage -> Integer.toString(passage.number()))
                .collect(Collectors.joining(", ", "[", "]"));
        return Optional.of(part.changed(JudgedSpan.Outcome.MENDED, marker.span(), left, text));
    }

    /** The part taken out, with what leads to it and the brackets around it. */
    static JudgedSpan removed(JudgedSpan part, PartialAnswer draft, int floor, String text) {
        CharSequence answer = draft.text();
        int start = leadStart(answer, floor, part.span().start());
        int end = part.span().end();
        String lead = answer.subSequence(start, part.span().start()).toString();
        int bracket = Math.max(lead.indexOf('('), lead.indexOf('['));
        boolean closes = end < answer.length() && (answer.charAt(end) == ')' || answer.charAt(end) == ']');
        if (bracket >= 0 && !closes) {
            start = part.span().start();
        }
        return part.changed(
                JudgedSpan.Outcome.REMOVED, new Span(start, bracket >= 0 && closes ? end + 1 : end), "", text);
    }
}
