package org.scribes.textgen.grounding.passage;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.reference.MentionedPlaces;
import org.scribes.textgen.grounding.reference.PlaceSet;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.text.CodePoints;

/**
 * A passage with what is known of its place in the work.
 *
 * @param number the number, as in {@link NumberedPassage}
 * @param references the references in its label; may be empty
 * @param places the places that they name
 * @param labelled the places that they name and the work does not count
 * @param mentioned the places that its text names
 * @param verseNumbers the verse numbers that may stand between its words
 * @param codePoints counts its code points
 * @param wholeSource a source that covers all of it
 */
public record CitedPassage(
        int number,
        Passage passage,
        List<Reference> references,
        PlaceSet places,
        LabelledPlaces labelled,
        MentionedPlaces mentioned,
        Set<Integer> verseNumbers,
        CodePoints codePoints,
        Citation.Source wholeSource) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,3})(?:\\s?[-–—]\\s?(\\d{1,3}))?");

    public static List<CitedPassage> all(QuotableContext context, ReferenceFinder finder) {
        return context.passages().stream().map(passage -> of(passage, finder)).toList();
    }

    private static CitedPassage of(NumberedPassage numbered, ReferenceFinder finder) {
        Passage passage = numbered.passage();
        Optional<String> title = passage.reference().or(passage::source);
        List<Reference> places = title.map(finder::find).orElse(List.of());
        LabelledPlaces labelled = LabelledPlaces.of(places);
        CodePoints codePoints = new CodePoints(passage.text());
        return new CitedPassage(
                numbered.number(),
                passage,
                places,
                PlaceSet.of(places),
                labelled,
                new MentionedPlaces(passage.text(), finder),
                places.isEmpty() ? Set.of() : verseNumbers(title.orElse(""), places, labelled),
                codePoints,
                new Citation.Source(
                        passage.id(), 0, codePoints.before(passage.text().length())));
    }

    /** Whether its label names a place of {@code reference}. */
    public boolean isFrom(Reference reference) {
        return places.meets(reference) || isLabelled(reference);
    }

    /** Whether its label names a place of {@code reference} that the work does not count. */
    public boolean isLabelled(Reference reference) {
        return labelled.meets(reference);
    }

    /** Whether its label or its text names a place of {@code reference}. */
    public boolean covers(Reference reference) {
        return isFrom(reference) || mentioned.meets(reference);
    }

    /** A source that covers a part of it. */
    Citation.Source source(int from, int to) {
        return new Citation.Source(passage.id(), codePoints.before(from), codePoints.before(to));
    }

    /** The key of its start, for adjoining passages: a place's ordinal, or its source if no place is known. */
    Optional<Object> startKey() {
        return references.isEmpty()
                ? passage.source().map(source -> source)
                : first(references).map(Places::first);
    }

    /** The {@link #startKey} of a passage that continues this one. */
    Optional<Object> nextKey() {
        return references.isEmpty()
                ? passage.source().map(source -> source)
                : last(references).map(last -> last.last() + 1);
    }

    private static Optional<Places> first(List<Reference> references) {
        return references.stream()
                .flatMap(reference -> reference.places().stream())
                .findFirst();
    }

    private static Optional<Places> last(List<Reference> references) {
        return references.stream()
                .flatMap(reference -> reference.places().stream())
                .reduce((before, after) -> after);
    }

    /** The numbers in its label, those between them, and the verse numbers of whole chapters. */
    private static Set<Integer> verseNumbers(String title, List<Reference> references, LabelledPlaces labelled) {
        Set<Integer> numbers = new HashSet<>();
        Matcher matcher = NUMBERS.matcher(title);
        while (matcher.find()) {
            int from = Integer.parseInt(matcher.group(1));
            int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
            for (int number = from; number <= to; number++) {
                numbers.add(number);
            }
        }
        if (title.indexOf(':') < 0) {
            for (Reference reference : references) {
                for (Places places : reference.places()) {
                    for (int number = 1; number <= places.last() - places.first() + 1; number++) {
                        numbers.add(number);
                    }
                }
            }
        }
        for (int number = 1; number <= labelled.highestVerse(); number++) {
            numbers.add(number);
        }
        return numbers;
    }

    /** Omits the text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "CitedPassage[" + number + "]";
    }
}
