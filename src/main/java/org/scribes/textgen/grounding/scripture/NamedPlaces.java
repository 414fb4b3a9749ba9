package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;

/** The places of one reference, built while it is read. The last place decides how the next number is read. */
final class NamedPlaces {
    private final List<VerseRange> ranges = new ArrayList<>();

    private Book book;
    private int chapter;
    /** The verse of the last place; 0 for a chapter. */
    private int verse;

    private boolean afterRange;
    private char between;
    private int end;

    NamedPlaces(Book book, int chapter) {
        this.book = book;
        this.chapter = chapter;
    }

    List<VerseRange> ranges() {
        return ranges;
    }

    /** The index after the last character of the reference. */
    int end() {
        return end;
    }

    Book book() {
        return book;
    }

    int chapter() {
        return chapter;
    }

    int verse() {
        return verse;
    }

    /** Whether the last place is a range. */
    boolean afterRange() {
        return afterRange;
    }

    /**
     * The separator between the first chapter and its verse: a colon, a full stop, a hyphen or a space; 0 without a
     * verse.
     */
    char between() {
        return between;
    }

    void setBetween(char separator) {
        between = between == 0 ? separator : between;
    }

    /** Sets the chapter of the next verse. */
    void setChapter(int number) {
        chapter = number;
    }

    /** Removes the last place, whose number turned out to be a chapter. */
    void removeLast() {
        ranges.remove(ranges.size() - 1);
    }

    boolean addVerse(int number, int numberEnd) {
        return add(new VersePoint(book, chapter, number), numberEnd);
    }

    boolean addChapter(int number, int numberEnd) {
        return add(new VersePoint(book, number, 0), numberEnd);
    }

    boolean add(VersePoint point, int pointEnd) {
        ranges.add(VerseRange.of(point));
        chapter = point.chapter();
        verse = point.verse();
        afterRange = false;
        end = pointEnd;
        return true;
    }

    /** Extends the last place to a range. */
    boolean extend(VersePoint to, int toEnd) {
        setLast(new VerseRange(last().from(), to), toEnd);
        return true;
    }

    void setLast(VerseRange range, int rangeEnd) {
        ranges.set(ranges.size() - 1, range);
        book = range.to().book();
        chapter = range.to().chapter();
        verse = range.to().verse();
        afterRange = true;
        end = rangeEnd;
    }

    VerseRange last() {
        return ranges.get(ranges.size() - 1);
    }

    /** Completes an abbreviated verse: 105-7 is 105-107. */
    int completed(int to) {
        int unit = to < 10 ? 10 : 100;
        int whole = to < verse ? verse / unit * unit + to : to;
        return whole > verse && whole <= book.verses(chapter) ? whole : to;
    }

    /** Extends the last place to the next verse or chapter, or to the end of the chapter or book. */
    void follow(boolean rest, int toEnd) {
        boolean verses = verse > 0;
        int lastOne = verses ? book.verses(chapter) : book.chapters();
        int current = verses ? verse : chapter;
        int to = Math.max(current, rest ? lastOne : Math.min(current + 1, lastOne));
        extend(verses ? new VersePoint(book, chapter, to) : new VersePoint(book, to, 0), toEnd);
    }

    boolean isLater(VersePoint to) {
        VersePoint from = last().from();
        int order = from.book().compareTo(to.book());
        if (order != 0) {
            return order < 0;
        }
        return to.chapter() > from.chapter() || (to.chapter() == from.chapter() && to.verse() > from.verse());
    }
}
