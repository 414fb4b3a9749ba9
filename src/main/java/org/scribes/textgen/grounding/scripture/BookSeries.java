package org.scribes.textgen.grounding.scripture;

import java.util.Optional;

/** Reads series of books with one name: {@code 1 and 2 Samuel}, {@code 1st-3rd John}. */
final class BookSeries {
    static final int MOST = 3;

    private final ScannedText text;
    private final Books books;

    BookSeries(ScannedText text, Books books) {
        this.text = text;
        this.books = books;
    }

    /** The whole books from the first, whose number starts at {@code at}, to the last. */
    Optional<NamedPlaces> at(int at) {
        int first = ordinal(at);
        if (first == 0) {
            return Optional.empty();
        }
        int link = text.skipSpaces(afterOrdinal(at));
        int second = afterLink(link);
        int last = ordinal(second);
        int name = text.skipSpaces(afterOrdinal(second));
        int end = text.endOfLetters(name);
        if (second == link
                || last <= first
                || !text.isUpperCase(name)
                || text.hasLineBreak(at, name)
                || text.isDigit(text.skip(end, " .:"))) {
            return Optional.empty();
        }
        String word = text.lower(name, end);
        Optional<BookName> from = books.numbered(text, first, word);
        Optional<BookName> to = books.numbered(text, last, word);
        return from.isPresent() && to.isPresent()
                ? Optional.of(series(from.get().book(), to.get().book(), end))
                : Optional.empty();
    }

    private static NamedPlaces series(Book from, Book to, int end) {
        NamedPlaces named = new NamedPlaces(from, 1);
        named.addChapter(1, end);
        named.extend(new VersePoint(to, to.chapters(), 0), end);
        return named;
    }

    private int ordinal(int at) {
        int number = text.number(at);
        boolean alone = !text.isDigit(at - 1) && !text.isLetter(at - 1);
        return alone && number <= MOST && number > 0 ? number : 0;
    }

    /** The index after a number and its ordinal suffix. */
    private int afterOrdinal(int at) {
        int digits = text.endOfDigits(at);
        int letters = text.endOfLetters(digits);
        String suffix = text.word(digits, letters);
        return suffix.equals("st") || suffix.equals("nd") || suffix.equals("rd") ? letters : digits;
    }

    private int afterLink(int at) {
        char sign = text.at(at);
        if (sign == '-' || sign == '&' || sign == ',') {
            return text.skipSpaces(at + 1);
        }
        int after = NumberWords.afterRange(text, at);
        return after > at ? after : NumberWords.afterList(text, at);
    }
}
