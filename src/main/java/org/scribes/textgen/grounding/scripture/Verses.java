package org.scribes.textgen.grounding.scripture;

import java.util.Arrays;
import java.util.OptionalInt;
import org.scribes.textgen.grounding.Places;

/** The verses of the Bible, numbered from 0 in the order of the canon: the {@link Places} of this package. */
@SuppressWarnings("EnumOrdinal") // the order of the books is what is counted here
public final class Verses {
    private static final Book[] BOOKS = Book.values();
    /** The first verse of each book, and after the last book how many verses there are. */
    private static final int[] BOOK_STARTS = new int[BOOKS.length + 1];
    /** The first verse of each chapter of each book, and after the last chapter that of the next book. */
    private static final int[][] CHAPTER_STARTS = new int[BOOKS.length][];

    static {
        int ordinal = 0;
        for (Book book : BOOKS) {
            BOOK_STARTS[book.ordinal()] = ordinal;
            int[] starts = new int[book.chapters() + 1];
            for (int chapter = 1; chapter <= book.chapters(); chapter++) {
                starts[chapter - 1] = ordinal;
                ordinal += book.verses(chapter);
            }
            starts[book.chapters()] = ordinal;
            CHAPTER_STARTS[book.ordinal()] = starts;
        }
        BOOK_STARTS[BOOKS.length] = ordinal;
    }

    private Verses() {}

    /** How many verses the Bible has: 31,102. */
    public static int count() {
        return BOOK_STARTS[BOOKS.length];
    }

    /** The number of the verse, or empty if there is no such verse. */
    public static OptionalInt ordinal(Book book, int chapter, int verse) {
        return verse >= 1 && verse <= book.verses(chapter)
                ? OptionalInt.of(CHAPTER_STARTS[book.ordinal()][chapter - 1] + verse - 1)
                : OptionalInt.empty();
    }

    public static Book book(int ordinal) {
        if (ordinal < 0 || ordinal >= count()) {
            throw new IllegalArgumentException("no verse: " + ordinal);
        }
        int found = Arrays.binarySearch(BOOK_STARTS, ordinal);
        return BOOKS[found >= 0 ? found : -found - 2];
    }

    public static int chapter(int ordinal) {
        int found = Arrays.binarySearch(CHAPTER_STARTS[book(ordinal).ordinal()], ordinal);
        return found >= 0 ? found + 1 : -found - 1;
    }

    public static int verse(int ordinal) {
        return ordinal - CHAPTER_STARTS[book(ordinal).ordinal()][chapter(ordinal) - 1] + 1;
    }

    /**
     * The shortest OSIS form: {@code John.3.16}, {@code John.3.16-John.3.17}, and for whole chapters {@code Gen.1} or
     * {@code Gen.1-Gen.3}.
     */
    public static String osis(Places places) {
        boolean whole = verse(places.first()) == 1 && (places.last() + 1 == count() || verse(places.last() + 1) == 1);
        String first = osis(places.first(), whole);
        String last = osis(places.last(), whole);
        return first.equals(last) ? first : first + "-" + last;
    }

    private static String osis(int ordinal, boolean wholeChapter) {
        String chapter = book(ordinal).osis() + "." + chapter(ordinal);
        return wholeChapter ? chapter : chapter + "." + verse(ordinal);
    }
}
