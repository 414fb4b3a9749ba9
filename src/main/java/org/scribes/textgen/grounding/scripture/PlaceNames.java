package org.scribes.textgen.grounding.scripture;

import org.scribes.textgen.grounding.reference.Places;

/**
 * Names places of the Bible in English: {@code John 3:16-18}, {@code John 3:36-4:2}, {@code Psalm 23}, {@code Psalms
 * 120-121}, {@code Malachi 4:5 - Matthew 1:2}. {@link ScriptureReferences} reads each name as the same places.
 */
public final class PlaceNames {
    private static final String PSALM = "Psalm";

    private PlaceNames() {}

    /** The shortest name that has a chapter; a book of one chapter is named by its verses, {@code Jude 1:1-25}. */
    public static String english(Places places) {
        VersePoint first = point(places.first());
        VersePoint last = point(places.last());
        boolean whole = first.verse() == 1
                && last.equals(last.toWholeChapter().lastVerse())
                && (first.book().chapters() > 1 || first.book() != last.book());
        return whole ? english(first.toWholeChapter(), last.toWholeChapter()) : english(first, last);
    }

    /** The name of a verse or chapter, which may not exist. */
    static String english(VersePoint point) {
        return english(point, point);
    }

    /** The name of a range, which may not exist. */
    static String english(VerseRange range) {
        return english(range.from(), range.to());
    }

    private static String english(VersePoint first, VersePoint last) {
        if (first.book() != last.book()) {
            return english(first) + " - " + english(last);
        }
        boolean oneChapter = first.chapter() == last.chapter();
        String from = book(first.book(), oneChapter) + " " + number(first);
        if (first.equals(last)) {
            return from;
        }
        return from + "-" + (oneChapter ? String.valueOf(last.verse()) : number(last));
    }

    private static String book(Book book, boolean oneChapter) {
        return book == Book.PSALMS && oneChapter ? PSALM : book.englishName();
    }

    private static String number(VersePoint point) {
        return point.chapter() + (point.wholeChapter() ? "" : ":" + point.verse());
    }

    private static VersePoint point(int ordinal) {
        return new VersePoint(Verses.book(ordinal), Verses.chapter(ordinal), Verses.verse(ordinal));
    }
}
