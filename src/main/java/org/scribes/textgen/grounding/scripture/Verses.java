package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.scribes.textgen.grounding.reference.Places;

/**
 * Numbers the verses of the Bible from 0 in canonical order: the {@link Places} of this package. The {@link #count}
 * verses of the 66 books are followed by the deuterocanonical books and the {@link EditionAddition}s.
 */
public final class Verses {
    /** All chapters in order, then the additions. */
    private static final List<Chapter> CHAPTERS = new ArrayList<>();
    /** The chapters of each book, then its additions. */
    private static final Map<Book, List<Chapter>> BY_BOOK = new EnumMap<>(Book.class);
    /** The number of the first verse of each chapter. */
    private static final int[] STARTS;

    private static final int COUNT;
    private static final int KNOWN;

    /** Consecutive verses of a chapter from {@code first} on, numbered from {@code start}. */
    private record Chapter(Book book, int chapter, int first, int verses, int start) {
        boolean has(int wantedChapter, int verse) {
            return chapter == wantedChapter && verse >= first && verse < first + verses;
        }
    }

    static {
        int start = 0;
        int count = 0;
        for (Book book : Book.values()) {
            for (int chapter = 1; chapter <= book.chapters(); chapter++) {
                start = add(new Chapter(book, chapter, 1, book.verses(chapter), start));
            }
            count = book.isCanonical() ? start : count;
        }
        for (EditionAddition added : EditionAddition.all()) {
            start = add(new Chapter(added.book(), added.chapter(), added.first(), added.verses(), start));
        }
        COUNT = count;
        KNOWN = start;
        STARTS = CHAPTERS.stream().mapToInt(Chapter::start).toArray();
    }

    private Verses() {}

    private static int add(Chapter chapter) {
        CHAPTERS.add(chapter);
        BY_BOOK.computeIfAbsent(chapter.book, book -> new ArrayList<>()).add(chapter);
        return chapter.start + chapter.verses;
    }

    /** The number of verses of the 66 books: 31,102. */
    public static int count() {
        return COUNT;
    }

    /** The number of all numbered verses, including those without text. */
    public static int known() {
        return KNOWN;
    }

    /** The number of the verse; empty if it is unknown. */
    public static OptionalInt ordinal(Book book, int chapter, int verse) {
        if (verse >= 1 && verse <= book.verses(chapter)) {
            return OptionalInt.of(chapters(book).get(chapter - 1).start + verse - 1);
        }
        List<Chapter> all = chapters(book);
        return all.subList(book.chapters(), all.size()).stream()
                .filter(added -> added.has(chapter, verse))
                .mapToInt(added -> added.start + verse - added.first)
                .findFirst();
    }

    public static Book book(int ordinal) {
        return chapterOf(ordinal).book;
    }

    public static int chapter(int ordinal) {
        return chapterOf(ordinal).chapter;
    }

    public static int verse(int ordinal) {
        Chapter chapter = chapterOf(ordinal);
        return ordinal - chapter.start + chapter.first;
    }

    private static List<Chapter> chapters(Book book) {
        return Objects.requireNonNull(BY_BOOK.get(book));
    }

    private static Chapter chapterOf(int ordinal) {
        if (ordinal < 0 || ordinal >= KNOWN) {
            throw new IllegalArgumentException("no verse: " + ordinal);
        }
        int found = Arrays.binarySearch(STARTS, ordinal);
        return CHAPTERS.get(found >= 0 ? found : -found - 2);
    }

    /**
     * The shortest OSIS form: {@code John.3.16}, {@code John.3.16-John.3.17}, and {@code Gen.1} or {@code Gen.1-Gen.3}
     * for whole chapters.
     */
    public static String osis(Places places) {
        boolean whole = verse(places.first()) == 1 && endsChapter(places.last());
        String first = osis(places.first(), whole);
        String last = osis(places.last(), whole);
        return first.equals(last) ? first : first + "-" + last;
    }

    private static boolean endsChapter(int ordinal) {
        Chapter chapter = chapterOf(ordinal);
        return ordinal == chapter.start + chapter.verses - 1;
    }

    private static String osis(int ordinal, boolean wholeChapter) {
        String chapter = book(ordinal).osis() + "." + chapter(ordinal);
        return wholeChapter ? chapter : chapter + "." + verse(ordinal);
    }
}
