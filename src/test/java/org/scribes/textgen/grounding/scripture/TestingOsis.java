package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.Reference;

/** The verses of references and OSIS names, in order. */
final class TestingOsis {
    private static final Map<String, Book> BOOKS =
            Stream.of(Book.values()).collect(Collectors.toMap(Book::osis, Function.identity()));

    private TestingOsis() {}

    /** The existing verses of references. */
    static List<Integer> verses(List<Reference> references) {
        return references.stream()
                .flatMap(reference -> reference.places().stream())
                .flatMap(places -> numbers(places).stream())
                .toList();
    }

    /** The verses of an OSIS name. A place beyond the end of a chapter or book is its end. */
    static List<Integer> verses(String osis) {
        List<Integer> verses = new ArrayList<>();
        for (String range : osis.isEmpty() ? List.<String>of() : List.of(osis.split(",", -1))) {
            String[] ends = range.split("-", -1);
            new VerseRange(point(ends[0]), point(ends[ends.length - 1]))
                    .places()
                    .map(TestingOsis::numbers)
                    .ifPresent(verses::addAll);
        }
        return verses;
    }

    private static List<Integer> numbers(Places places) {
        return IntStream.rangeClosed(places.first(), places.last()).boxed().toList();
    }

    private static VersePoint point(String osis) {
        String[] parts = osis.split("\\.", -1);
        int verse = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        return new VersePoint(Objects.requireNonNull(BOOKS.get(parts[0])), Integer.parseInt(parts[1]), verse);
    }
}
