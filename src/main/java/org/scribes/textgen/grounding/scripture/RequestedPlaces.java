package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;

/**
 * Reads a text that somebody typed to ask for verses: {@code John 3:16-18; Rom 5:8}. In contrast to prose, every number
 * and every word in it must belong to a reference or link two, and every place must exist.
 */
public final class RequestedPlaces {
    /** The request's field, for messages. */
    public static final String FIELD = "ref";

    private static final String EXAMPLES = "such as John 3:16-18; Romans 5:8";

    private RequestedPlaces() {}

    /**
     * The places that {@code text} names, in its order and without repetitions.
     *
     * @throws GenerationException INVALID_PARAMETER if there is none, if a number or a word belongs to no reference, if a
     *     place does not exist, or if a range ends before it begins or leaves the 66 books; the message does not repeat
     *     the text
     */
    public static List<Places> read(String text, ReferenceFinder finder) {
        List<Reference> references = finder.find(text);
        if (references.isEmpty()) {
            throw invalid("holds no reference to the Bible with a chapter or verse, " + EXAMPLES);
        }
        List<Places> all = new ArrayList<>();
        int end = 0;
        for (Reference reference : references) {
            int start = reference.span().start();
            RequestedText before = new RequestedText(text.substring(end, start));
            requireNothing(before, all);
            end = reference.span().end();
            List<Places> places = places(reference, new RequestedText(text.substring(start, end)));
            if (before.isDash() && !all.isEmpty()) {
                requireOrder(all.get(all.size() - 1), places.get(0));
            }
            all.addAll(places);
        }
        requireNothing(new RequestedText(text.substring(end)), all);
        return all.stream().distinct().toList();
    }

    /** A number or a name that no reference contains is a reference or a translation that was not understood. */
    private static void requireNothing(RequestedText unread, List<Places> before) {
        String where = before.isEmpty()
                ? "before its first reference"
                : "after " + PlaceNames.english(before.get(before.size() - 1));
        String rule = where + " that belongs to no reference; allowed are references " + EXAMPLES;
        if (unread.hasNumber()) {
            throw invalid("holds a number " + rule);
        }
        if (unread.hasName()) {
            throw invalid("holds a word " + rule + ", with a translation in the parameter translation");
        }
    }

    private static List<Places> places(Reference reference, RequestedText text) {
        if (text.hasZero()) {
            throw invalid("holds a verse 0; verses are numbered from 1");
        }
        List<VerseRange> ranges = VerseRange.ofOsis(reference.name());
        List<Places> places = ranges.stream().map(RequestedPlaces::places).toList();
        long read = ranges.stream()
                .filter(range -> !range.from().equals(range.to()))
                .count();
        // the parser reads a range that ends before it begins as a list
        if (text.ranges() > read) {
            for (int i = 1; i < places.size(); i++) {
                requireOrder(places.get(i - 1), places.get(i));
            }
        }
        return places;
    }

    private static void requireOrder(Places first, Places second) {
        if (second.first() < first.last()) {
            throw invalid("names a range from " + PlaceNames.english(first) + " to " + PlaceNames.english(second)
                    + ", which ends before it begins");
        }
    }

    private static Places places(VerseRange range) {
        Optional<String> problem = problem(range.from()).or(() -> problem(range.to()));
        if (problem.isPresent()) {
            throw invalid(problem.get());
        }
        if (isAddition(range.from()) != isAddition(range.to())) {
            VersePoint addition = isAddition(range.to()) ? range.to() : range.from();
            throw invalid("names " + PlaceNames.english(range) + ", but no translation of this server has "
                    + PlaceNames.english(addition) + "; leave it out of the range");
        }
        return range.places()
                .orElseThrow(() -> invalid("names " + PlaceNames.english(range) + ", which ends before it begins"));
    }

    /** Whether the place, which exists, is beyond the 66 books: their verses do not adjoin it. */
    private static boolean isAddition(VersePoint point) {
        return point.first().orElseThrow() >= Verses.count();
    }

    /** What is wrong with a place; empty if it exists. */
    private static Optional<String> problem(VersePoint point) {
        if (point.exists()) {
            return Optional.empty();
        }
        Book book = point.book();
        int verses = book.verses(point.chapter());
        String there = verses == 0
                ? book.englishName() + " has " + count(book.chapters(), "chapter")
                : PlaceNames.english(point.toWholeChapter()) + " has " + count(verses, "verse");
        return Optional.of("names " + PlaceNames.english(point) + ", but " + there);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static GenerationException invalid(String rule) {
        return GenerationException.invalidParameter(FIELD, rule);
    }
}
