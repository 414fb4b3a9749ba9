package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.stream.Stream;
import org.scribes.textgen.grounding.answer.Marker;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.Span;

/**
 * The source that an answer names for a quotation.
 *
 * @param span the text of the attribution, with brackets and dashes
 * @param references the references in it
 * @param markers the markers in it
 */
public record Attribution(Span span, List<Reference> references, List<Marker> markers) {
    public Attribution {
        references = List.copyOf(references);
        markers = List.copyOf(markers);
    }

    public static Attribution none(int at) {
        return new Attribution(new Span(at, at), List.of(), List.of());
    }

    public static Attribution of(Reference reference) {
        return new Attribution(reference.span(), List.of(reference), List.of());
    }

    public static Attribution of(Marker marker) {
        return new Attribution(marker.span(), List.of(), List.of(marker));
    }

    /** Joins the attributions before and after a quotation. Any of several places may be the right one. */
    public static Attribution joined(Attribution before, Attribution after) {
        if (before.isEmpty() || after.isEmpty()) {
            return after.isEmpty() ? before : after;
        }
        return new Attribution(
                new Span(before.span.start(), after.span.end()),
                Stream.concat(before.references.stream(), after.references.stream())
                        .toList(),
                after.markers.isEmpty() ? before.markers : after.markers);
    }

    /** This attribution without the names that {@code other} has too. */
    Attribution without(Attribution other) {
        return new Attribution(
                span,
                references.stream()
                        .filter(reference -> !other.references.contains(reference))
                        .toList(),
                markers.stream()
                        .filter(marker -> !other.markers.contains(marker))
                        .toList());
    }

    Attribution withoutMarkers() {
        return new Attribution(span, references, List.of());
    }

    public boolean isEmpty() {
        return references.isEmpty() && markers.isEmpty();
    }
}
