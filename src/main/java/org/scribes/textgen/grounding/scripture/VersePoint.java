package org.scribes.textgen.grounding.scripture;

import java.util.OptionalInt;

/**
 * A verse or a chapter as a text names it, whether or not there is one.
 *
 * @param verse 0 for the whole chapter
 */
record VersePoint(Book book, int chapter, int verse) {
    boolean wholeChapter() {
        return verse == 0;
    }

    boolean exists() {
        return wholeChapter() ? book.verses(chapter) > 0 : book.verses(chapter) >= verse;
    }

    String osis() {
        String name = book.osis() + "." + chapter;
        return wholeChapter() ? name : name + "." + verse;
    }

    /** This verse, or the chapter's first. */
    VersePoint firstVerse() {
        return wholeChapter() ? new VersePoint(book, chapter, 1) : this;
    }

    /** This verse, or the chapter's last; the chapter if there is no such chapter. */
    VersePoint lastVerse() {
        return wholeChapter() ? new VersePoint(book, chapter, book.verses(chapter)) : this;
    }

    /** The number of its first verse, if there is one. */
    OptionalInt first() {
        return Verses.ordinal(book, chapter, wholeChapter() ? 1 : verse);
    }

    /** The number of its last verse; where it is beyond the end of its chapter or book, that of the end. */
    OptionalInt last() {
        int within = Math.min(chapter, book.chapters());
        int verses = book.verses(within);
        boolean toTheEnd = wholeChapter() || within < chapter || verse > verses;
        return Verses.ordinal(book, within, toTheEnd ? verses : verse);
    }
}
