package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;

/** Goes on, when a text has grown, from before the first number that what came may have changed. */
final class GrowingReferences implements ReferenceFinder.Growing {
    /** What comes so far after a number does not change what it is. */
    private static final int LOOKAHEAD = 200;

    private final Books books;
    private final List<Reference> sure = new ArrayList<>();
    private ReferenceScan.Place place = ReferenceScan.Place.START;

    GrowingReferences(Books books) {
        this.books = books;
    }

    @Override
    public List<Reference> find(CharSequence text, int from) {
        sure.removeIf(reference -> reference.span().end() <= from);
        int limit = text.length() - LOOKAHEAD;
        ReferenceScan scan = new ReferenceScan(books.scan(text), books, place);
        boolean keeps = true;
        List<Reference> unsure = new ArrayList<>();
        while (scan.toNumber()) {
            if (keeps) {
                place = scan.place().notAfter(limit);
            }
            Optional<Reference> found = scan.read();
            keeps &= scan.place().at() < limit;
            found.ifPresent((keeps ? sure : unsure)::add);
        }
        if (keeps) {
            place = scan.place().notAfter(limit);
        }
        List<Reference> all = new ArrayList<>(sure.size() + unsure.size());
        all.addAll(sure);
        all.addAll(unsure);
        return all;
    }

    @Override
    public List<Reference> probe(CharSequence text) {
        ReferenceScan scan = new ReferenceScan(books.scan(text), books, place);
        List<Reference> found = new ArrayList<>();
        while (scan.toNumber()) {
            scan.read().ifPresent(found::add);
        }
        return found;
    }
}
