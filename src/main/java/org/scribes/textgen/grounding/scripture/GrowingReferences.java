package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;

/** Finds references in a growing text. Each search resumes before the first number that the new text may affect. */
final class GrowingReferences implements ReferenceFinder.Growing {
    /** Text beyond this distance does not affect a number. */
    private static final int LOOKAHEAD = 200;

    private final Books books;
    private final List<Reference> settled = new ArrayList<>();
    private ReferenceScan.Place place = ReferenceScan.Place.START;

    GrowingReferences(Books books) {
        this.books = books;
    }

    @Override
    public List<Reference> find(CharSequence text, int from) {
        settled.removeIf(reference -> reference.span().end() <= from);
        int limit = text.length() - LOOKAHEAD;
        ReferenceScan scan = new ReferenceScan(books.scan(text), books, place);
        boolean isSettled = true;
        List<Reference> pending = new ArrayList<>();
        while (scan.toNumber()) {
            if (isSettled) {
                place = scan.place().notAfter(limit);
            }
            Optional<Reference> found = scan.read();
            isSettled &= scan.place().at() < limit;
            found.ifPresent((isSettled ? settled : pending)::add);
        }
        if (isSettled) {
            place = scan.place().notAfter(limit);
        }
        List<Reference> all = new ArrayList<>(settled.size() + pending.size());
        all.addAll(settled);
        all.addAll(pending);
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
