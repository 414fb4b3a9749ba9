package org.scribes.textgen.grounding;

import java.util.List;

/**
 * Where an answer says that a quotation is from.
 *
 * @param span everything that says so, brackets and dashes and all
 * @param references the places of the work that are named
 * @param markers the passages that are named by number
 */
record Attribution(Span span, List<Reference> references, List<Marker> markers) {
    Attribution {
        references = List.copyOf(references);
        markers = List.copyOf(markers);
    }

    static Attribution none(int at) {
        return new Attribution(new Span(at, at), List.of(), List.of());
    }

    static Attribution of(Reference reference) {
        return new Attribution(reference.span(), List.of(reference), List.of());
    }

    static Attribution of(Marker marker) {
        return new Attribution(marker.span(), List.of(), List.of(marker));
    }

    boolean isEmpty() {
        return references.isEmpty() && markers.isEmpty();
    }
}
