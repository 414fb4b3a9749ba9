package org.scribes.textgen.grounding.scripture;

import java.util.Optional;
import java.util.Set;

/**
 * Reads places whose verse or chapter precedes the book: {@code the sixteenth verse of John chapter three}, {@code
 * verses 3-5 of Romans 8}, {@code the third chapter of John, verse 16}. The place must exist.
 */
final class InvertedReferences {
    private static final Set<String> OF = Set.of("of", "in", "from");
    private static final Set<String> TITLES = Set.of("the", "book", "gospel", "epistle", "letter", "of", "st", "saint");
    private static final int MOST_TITLES = 5;

    private final ScannedText text;
    private final Books books;

    InvertedReferences(ScannedText text, Books books) {
        this.text = text;
        this.books = books;
    }

    ScannedText text() {
        return text;
    }

    /** A place and the index where it starts. */
    record Found(int start, NamedPlaces named) {}

    /** A number or a range of numbers, and the index after it. */
    private record Numbered(int from, int to, int end) {}

    /** The place whose first number or ordinal starts at {@code at}. */
    Optional<Found> at(int at, int floor) {
        int start = startOfLabel(at, floor);
        if (start == at && !mayOpen(at)) {
            return Optional.empty();
        }
        Optional<Numbered> verse = part(start, false);
        int afterVerse = verse.map(found -> afterOf(found.end)).orElse(start);
        Optional<Numbered> chapter = part(afterThe(afterVerse), true);
        int book = chapter.map(found -> afterOf(found.end)).orElse(afterVerse);
        boolean linked =
                (verse.isEmpty() || afterVerse > verse.get().end) && (chapter.isEmpty() || book > chapter.get().end);
        if (book == start || !linked) {
            return Optional.empty();
        }
        return bookAt(book, floor)
                .filter(BookMention::capital)
                .flatMap(mention -> place(start, verse, chapter, mention));
    }

    /** Whether a place may start at a number without a label before it; a cheap pre-check. */
    private boolean mayOpen(int at) {
        return NumberWords.afterVerse(text, at) > at
                || NumberWords.afterChapter(text, at) > at
                || afterThe(at) > at
                || ordinal(at).from > 0;
    }

    private Optional<Found> place(int start, Optional<Numbered> verse, Optional<Numbered> chapter, BookMention book) {
        int next = text.skip(book.end(), " ,");
        Optional<Numbered> ofBook = chapter.isPresent() ? chapter : number(NumberWords.afterChapter(text, next));
        int afterVerse = NumberWords.afterVerse(text, next);
        Optional<Numbered> inChapter = verse.isPresent() || afterVerse == next ? verse : range(afterVerse);
        if (ofBook.isEmpty() || (inChapter.isEmpty() && isOther(book.end()))) {
            return Optional.empty();
        }
        int end = book.end();
        if (chapter.isEmpty()) {
            end = ofBook.get().end;
        } else if (verse.isEmpty() && inChapter.isPresent()) {
            end = inChapter.get().end;
        }
        NamedPlaces named = new NamedPlaces(book.book(), ofBook.get().from);
        Numbered verses = inChapter.orElse(new Numbered(0, 0, end));
        named.addVerse(verses.from, end);
        if (verses.to > verses.from) {
            named.extend(new VersePoint(book.book(), ofBook.get().from, verses.to), end);
        }
        return named.last().exists() ? Optional.of(new Found(start, named)) : Optional.empty();
    }

    /** Whether the name continues, so that it is not a book: {@code chapter 2 of John Grisham's novel}. */
    private boolean isOther(int end) {
        char sign = text.at(end);
        return sign == '\'' || sign == '\u2019' || sign == '-' || text.isUpperCase(text.skipSpaces(end));
    }

    /** A verse or chapter label with a number after it or an ordinal before it. */
    private Optional<Numbered> part(int at, boolean chapter) {
        int word = chapter ? NumberWords.afterChapter(text, at) : NumberWords.afterVerse(text, at);
        if (word > at) {
            return chapter ? number(word) : range(word);
        }
        Numbered ordinal = ordinal(at);
        int next = text.skipSpaces(ordinal.end);
        int end = text.endOfLetters(next);
        String name = chapter ? "chapter" : "verse";
        boolean named = ordinal.from > 0 && text.word(next, end).equals(name);
        return named ? Optional.of(new Numbered(ordinal.from, ordinal.from, end)) : Optional.empty();
    }

    private Numbered ordinal(int at) {
        int digits = text.endOfDigits(at);
        int value = text.number(at);
        if (value > 0 && text.endOfLetters(digits) == digits + 2) {
            return new Numbered(value, value, digits + 2);
        }
        return Numeral.ordinal(text, at)
                .map(found -> new Numbered(found.value(), found.value(), found.end()))
                .orElse(new Numbered(0, 0, at));
    }

    private Optional<Numbered> range(int at) {
        Optional<Numbered> from = number(at);
        if (from.isEmpty()) {
            return from;
        }
        int dash = text.skip(from.get().end, " -");
        Optional<Numbered> to = number(NumberWords.afterRange(text, dash));
        boolean ranged = to.isPresent() && to.get().from > from.get().from;
        return ranged ? Optional.of(new Numbered(from.get().from, to.get().from, to.get().end)) : from;
    }

    private Optional<Numbered> number(int at) {
        int value = text.number(at);
        if (value > 0) {
            int end = text.endOfDigits(at);
            return text.isLetter(end) ? Optional.empty() : Optional.of(new Numbered(value, value, end));
        }
        return Numeral.at(text, at).map(found -> new Numbered(found.value(), found.value(), found.end()));
    }

    private Optional<BookMention> bookAt(int from, int floor) {
        int at = from;
        for (int words = 0; words < MOST_TITLES && isWord(at, TITLES); words++) {
            at = text.skip(text.endOfLetters(at), " .");
        }
        int start = Math.max(at, floor);
        int afterOrdinal = text.isDigit(start) ? text.skipSpaces(text.endOfDigits(start)) : start;
        int first = text.endOfLetters(afterOrdinal);
        int second = text.endOfLetters(text.skipSpaces(first));
        return books.named(text, first, start)
                .or(() -> books.named(text, second, start))
                .filter(mention -> mention.start() == start && mention.language() == text.language());
    }

    private int startOfLabel(int at, int floor) {
        int end = at;
        while (end > floor && at - end < 3 && " .".indexOf(text.at(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > floor && end - start < 10 && text.isLetter(start - 1)) {
            start--;
        }
        return start < end && NumberWords.isLabel(text, start, end) ? start : at;
    }

    private int afterOf(int at) {
        int word = text.skip(at, " ,");
        return isWord(word, OF) ? text.skipSpaces(text.endOfLetters(word)) : at;
    }

    private int afterThe(int at) {
        return isWord(at, Set.of("the")) ? text.skipSpaces(text.endOfLetters(at)) : at;
    }

    private boolean isWord(int at, Set<String> words) {
        int end = text.endOfLetters(at);
        return end > at && end - at < 10 && words.contains(text.word(at, end));
    }
}
