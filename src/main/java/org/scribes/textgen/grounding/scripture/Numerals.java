package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds chapters and verses written in letters after a book's name: {@code Rom. viii. 28}, {@code First Corinthians
 * thirteen four}. Once found, the text reads them as numbers.
 */
final class Numerals {
    private static final int LONGEST = 400;
    private static final String SEPARATORS = " .,;:-&";

    private final ScannedText text;
    private final Books books;

    Numerals(ScannedText text, Books books) {
        this.text = text;
        this.books = books;
    }

    /** Whether the word at {@code at} is a number of a reference. If so, the text reads it as digits. */
    boolean found(int at, int floor) {
        Optional<Numeral> first = Numeral.at(text, at);
        if (first.isEmpty() || !(first.get().roman() ? isChapter(first.get(), floor) : isSpoken(first.get(), floor))) {
            return false;
        }
        text.setNumerals(chain(first.get()));
        return true;
    }

    private boolean isSpoken(Numeral numeral, int floor) {
        return books.before(text, numeral.start(), floor)
                .filter(BookMention::capital)
                .filter(mention -> numeral.value() <= mention.book().chapters()
                        || mention.book().chapters() == 1)
                .filter(mention ->
                        goesOn(numeral) || (mention.confidence() == NameConfidence.CERTAIN && !counts(numeral)))
                .isPresent();
    }

    /** Whether a verse follows or a chapter label precedes. */
    private boolean goesOn(Numeral numeral) {
        int after = text.skipSpaces(numeral.end());
        return Numeral.at(text, after).isPresent()
                || text.isDigit(after)
                || NumberWords.afterVerse(text, text.skip(after, " ,")) > text.skip(after, " ,")
                || books.isLabel(text, numeral.start());
    }

    private boolean counts(Numeral numeral) {
        return NumberContext.isCounted(text, numeral.end()) || NumberContext.isAmount(text, numeral.end());
    }

    /** Whether a Roman numeral is the chapter of the preceding book. This needs a verse or an unambiguous name. */
    private boolean isChapter(Numeral numeral, int floor) {
        int verse = text.number(text.skip(numeral.end(), " .:,"));
        boolean longer = numeral.end() - numeral.start() > 1;
        // most Roman numerals are "I", so the costly search for a name comes last
        return (verse > 0 || longer)
                && books.before(text, numeral.start(), floor)
                        .filter(mention -> mention.capital() && isChapterOf(mention, numeral, verse))
                        .isPresent();
    }

    private boolean isChapterOf(BookMention mention, Numeral numeral, int verse) {
        Book book = mention.book();
        int end = numeral.end();
        boolean pointed = ".:".indexOf(text.at(end)) >= 0;
        boolean certain = mention.confidence() == NameConfidence.CERTAIN;
        boolean longer = end - numeral.start() > 1;
        if (verse > 0) {
            boolean lower = !text.isUpperCase(numeral.start());
            return book.chapters() > 1
                    && verse <= book.verses(numeral.value())
                    && (pointed || lower || (certain && longer));
        }
        return certain && longer && numeral.value() <= book.chapters();
    }

    /** The numerals from the first one on, as long as only numbers and linking words separate them. */
    private List<Numeral> chain(Numeral first) {
        List<Numeral> chain = new ArrayList<>();
        Optional<Numeral> next = Optional.of(first);
        int at = first.start();
        while (at - first.start() < LONGEST) {
            if (next.isPresent()) {
                chain.add(next.get());
                at = next.get().end();
            }
            int after = afterLink(at);
            next = Numeral.at(text, after).filter(numeral -> goesOn(first, numeral));
            if (after == at && next.isEmpty()) {
                return chain;
            }
            at = after;
        }
        return chain;
    }

    private boolean goesOn(Numeral first, Numeral numeral) {
        int verse = text.skip(numeral.end(), " .:");
        boolean book = books.at(text, numeral.start()).isPresent();
        return !book
                && (!first.roman()
                        ? !numeral.roman()
                        : numeral.roman() && text.isDigit(verse) && verse > numeral.end() + 1);
    }

    private int afterLink(int at) {
        int after = text.endOfDigits(text.skip(at, SEPARATORS));
        after = NumberWords.afterRange(text, after);
        after = NumberWords.afterList(text, after);
        after = NumberWords.afterChapter(text, after);
        return NumberWords.afterVerse(text, after);
    }
}
