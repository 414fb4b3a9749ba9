package org.scribes.textgen.grounding.scripture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verses that some editions add to a chapter or a book of the canon: the Greek additions to Daniel and Esther, Psalm
 * 151, and two verses that newer editions number separately.
 */
record EditionAddition(Book book, int chapter, int first, int last) {
    private static final List<EditionAddition> ALL = Stream.of(
                    of(Book.ESTHER, "10:4-13 11:1-12 12:1-6 13:1-18 14:1-19 15:1-19 16:1-24"),
                    of(Book.PSALMS, "151:1-7"),
                    of(Book.DANIEL, "3:31-100 13:1-65 14:1-42"),
                    of(Book.THIRD_JOHN, "1:15-15"),
                    of(Book.REVELATION, "12:18-18"))
            .flatMap(List::stream)
            .toList();

    private static List<EditionAddition> of(Book book, String verses) {
        return Arrays.stream(verses.split(" ", -1))
                .map(one -> one.split("[:-]", -1))
                .map(one -> new EditionAddition(
                        book, Integer.parseInt(one[0]), Integer.parseInt(one[1]), Integer.parseInt(one[2])))
                .toList();
    }

    static List<EditionAddition> all() {
        return ALL;
    }

    /** The addition to a chapter, or the added chapter. */
    static Optional<EditionAddition> to(Book book, int chapter) {
        return ALL.stream()
                .filter(addition -> addition.book == book && addition.chapter == chapter)
                .findFirst();
    }

    int verses() {
        return last - first + 1;
    }
}
