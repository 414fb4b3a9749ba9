package org.scribes.textgen.grounding.scripture;

import java.util.OptionalInt;

/**
 * A verse or a chapter as a text names it; it may not exist.
 *
 * @param verse 0 for the whole chapter
 */
record VersePoint(Book book, int chapter, int verse) {
    static VersePoint wholeChapter(Book book, int chapter) {
        return new VersePoint(book, chapter, 0);
    }

    /** The point with an OSIS name that {@link #osis} has made. */
    static VersePoint ofOsis(String name) {
        String[] parts = name.split("\\.", -1);
        Book book = Book.ofOsis(parts[0]).orElseThrow(() -> new IllegalArgumentException("no such book: " + parts[0]));
        return new VersePoint(book, Integer.parseInt(parts[1]), parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
    }

    boolean wholeChapter() {
        return verse == 0;
    }

    boolean exists() {
        return first().isPresent();
    }

    String osis() {
        String name = book.osis() + "." + chapter;
        return wholeChapter() ? name : name + "." + verse;
    }

    VersePoint toWholeChapter() {
        return wholeChapter(book, chapter);
    }

    /** This verse, or the first verse of the chapter. */
    VersePoint firstVerse() {
        return wholeChapter() ? new VersePoint(book, chapter, 1) : this;
    }

    /** This verse, or the last verse of the chapter; the chapter itself if it does not exist. */
    VersePoint lastVerse() {
        return wholeChapter() ? new VersePoint(book, chapter, lastVerseNumber()) : this;
    }

    /** The last verse of the chapter, including additions of some editions. */
    private int lastVerseNumber() {
        int verses = book.verses(chapter);
        return verses > 0
                ? verses
                : EditionAddition.to(book, chapter).map(EditionAddition::last).orElse(0);
    }

    /** The number of the first verse, if it exists. */
    OptionalInt first() {
        return Verses.ordinal(book, chapter, wholeChapter() ? 1 : verse);
    }

    /** The number of the last verse. Beyond the end of the chapter or book it is that of the end. */
    OptionalInt last() {
        if (exists()) {
            return Verses.ordinal(book, chapter, wholeChapter() ? lastVerseNumber() : verse);
        }
        int within = Math.min(chapter, book.chapters());
        int verses = book.verses(within);
        boolean toTheEnd = wholeChapter() || within < chapter || verse > verses;
        return Verses.ordinal(book, within, toTheEnd ? verses : verse);
    }
}
