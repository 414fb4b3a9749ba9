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
 * in it must belong to a reference, and every place must exist.
 */
public final class RequestedPlaces {
    /** The request's field, for messages. */
    public static final String FIELD = "ref";

    private static final String EXAMPLES = "such as John 3:16-18; Romans 5:8";

    private RequestedPlaces() {}

    /**
     * The places that {@code text} names, in its order and without repetitions.
     *
     * @throws GenerationException INVALID_PARAMETER if there is none, if a number belongs to no reference, or if a place does
     *     not exist; the message does not repeat the text
     */
    public static List<Places> read(String text, ReferenceFinder finder) {
        List<Reference> references = finder.find(text);
        if (references.isEmpty()) {
            throw invalid("holds no reference to the Bible with a chapter or verse, " + EXAMPLES);
        }
        List<Places> all = new ArrayList<>();
        int end = 0;
        for (Reference reference : references) {
            requireNoNumber(text, end, reference.span().start(), all);
            all.addAll(places(reference));
            end = reference.span().end();
        }
        requireNoNumber(text, end, text.length(), all);
        return all.stream().distinct().toList();
    }

    /** A number that no reference contains is a reference that was not understood. */
    private static void requireNoNumber(String text, int from, int to, List<Places> before) {
        if (text.substring(from, to).codePoints().anyMatch(Character::isDigit)) {
            String where = before.isEmpty()
                    ? "before its first reference"
                    : "after " + PlaceNames.english(before.get(before.size() - 1));
            throw invalid(
                    "holds a number " + where + " that belongs to no reference; allowed are references " + EXAMPLES);
        }
    }

    private static List<Places> places(Reference reference) {
        List<Places> places = new ArrayList<>();
        for (VerseRange range : VerseRange.ofOsis(reference.name())) {
            Optional<String> problem = problem(range.from()).or(() -> problem(range.to()));
            if (problem.isPresent()) {
                throw invalid(problem.get());
            }
            places.add(range.places()
                    .orElseThrow(
                            () -> invalid("names " + PlaceNames.english(range) + ", which ends before it begins")));
        }
        return places;
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
