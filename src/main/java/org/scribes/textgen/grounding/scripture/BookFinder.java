package org.scribes.textgen.grounding.scripture;

import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.domain.LowerCase;

/** Finds the name of a book before a number. Every search is bounded, so a scan is linear. */
final class BookFinder {
    /** The characters allowed between a name and its number, including emphasis and quotation marks. */
    static final String GAP = " .:-*_\"\u201d([,#";

    /** Gap characters that are allowed only before a chapter and a verse. */
    private static final String WIDE_GAP = "([,#";

    private static final int LONGEST_GAP = 6;
    private static final int LONGEST_WORD = 24;
    private static final int LONGEST_LABEL = 10;
    private static final int LONGEST_NAME = 48;
    private static final int MOST_TITLES = 7;
    /** A shorter ordinal may be a word or a Roman numeral. */
    private static final int SPELT_OUT = 5;

    private static final Set<String> BOOK = Set.of("book", "letter");
    private static final Set<String> TITLE = Set.of("book", "letter", "of", "to", "the", "apostle", "saint");
    private final ReferenceLanguage language;
    private final BookNames names;

    BookFinder(ReferenceLanguage language) {
        this.language = language;
        this.names = language.isEnglish() ? new BookNames() : new BookNames(language);
    }

    ReferenceLanguage language() {
        return language;
    }

    /**
     * The book whose name ends before the number, or before a chapter or verse label of the number.
     *
     * @param number the index of the first digit
     * @param floor the name must not start before this index
     */
    Optional<BookMention> before(ScannedText text, int number, int floor) {
        int end = backOverGap(text, number, floor, GAP);
        int start = startOfWord(text, end, floor);
        if (start < end && NumberWords.isLabel(text, start, end)) {
            int nameEnd = backOverGap(text, start, floor, GAP + ",");
            boolean sentence = NumberWords.opensSentence(text, nameEnd, start);
            Optional<BookMention> named = sentence ? Optional.empty() : named(text, nameEnd, number, floor);
            // "v" and similar are no names, but a name may look like one of them
            return named.isPresent() ? named : named(text, end, number, floor);
        }
        boolean sentence = (text.has('.', end, number) && text.hasLineBreak(end, number))
                || (hasAny(WIDE_GAP, text, end, number) && !NumberWords.chapterAndVerse(text, number));
        return sentence ? Optional.empty() : named(text, end, number, floor);
    }

    /** The book whose name ends at {@code end}, regardless of what follows. */
    Optional<BookMention> named(ScannedText text, int end, int floor) {
        return named(text, end, end, floor);
    }

    /**
     * Whether a name, or a chapter or verse label, may end at {@code end} or before a gap there. A cheap pre-check: once
     * false, {@link #before} is empty for a number that follows.
     */
    boolean mayEndName(ScannedText text, int end) {
        int nameEnd = backOverGap(text, end, 0, GAP);
        int start = startOfWord(text, nameEnd, 0);
        int letters = start;
        while (nameEnd - letters < LONGEST_LABEL && text.isLetter(letters - 1)) {
            letters--;
        }
        return start < nameEnd
                && (NumberWords.isLabel(text, letters, nameEnd)
                        || NumberWords.isLabel(text, start, nameEnd)
                        || text.isDigit(start - 1)
                        || names.mayEndName(text.lower(start, nameEnd), text.isUpperCase(start)));
    }

    /** Whether a chapter or verse label precedes the number. */
    boolean isLabel(ScannedText text, int number) {
        int end = backOverGap(text, number, 0, GAP);
        int start = startOfWord(text, end, 0);
        return start < end && NumberWords.isLabel(text, start, end);
    }

    /** The book whose name starts at {@code start} and is followed by a number. */
    Optional<BookMention> at(ScannedText text, int start) {
        int number = text.endOfDigits(start);
        if (number == start && !text.isLetter(start)) {
            return Optional.empty();
        }
        while (number < start + LONGEST_NAME && !text.isDigit(number)) {
            if (!text.isLetter(number) && GAP.indexOf(text.at(number)) < 0) {
                return Optional.empty();
            }
            number++;
        }
        return before(text, number, start).filter(mention -> mention.start() == start);
    }

    /** Whether the book's English name has no other meaning. */
    boolean isSure(Book book) {
        return names.plain(LowerCase.of(book.englishName()))
                .filter(name -> name.confidence() == NameConfidence.CERTAIN)
                .isPresent();
    }

    /** The book with the given number and lower-case name. */
    Optional<BookName> numbered(int number, String word) {
        return names.numbered(number, word);
    }

    private Optional<BookMention> named(ScannedText text, int end, int number, int floor) {
        int start = afterOrdinalSuffix(text, startOfWord(text, end, floor), end);
        if (start == end || end - start > LONGEST_WORD) {
            return Optional.empty();
        }
        String word = text.lower(start, end);
        boolean capital = text.isUpperCase(start);
        Optional<BookMention> phrase = names.ofWords(word, text, start, floor)
                .map(found -> new BookMention(found.start(), end, found.name(), text.isUpperCase(found.start())));
        if (phrase.isPresent()) {
            return phrase;
        }
        if (!capital && !names.has(word)) {
            return Optional.empty();
        }
        boolean guess = capital && (NumberWords.givesVerse(text, number) || continuesList(text, start, floor));
        int ordinalStart = numberStart(text, start, floor);
        // a number at the end of a line rarely belongs to a name on the next line, unless a verse follows
        boolean separated = text.hasLineBreak(ordinalStart, start)
                && (text.has('.', ordinalStart, start) || !NumberWords.chapterAndVerse(text, number));
        if (ordinalStart < start
                && !separated
                && !(names.plain(word).isPresent() && isListed(text, ordinalStart, start))) {
            int ordinal = BookOrdinals.at(text, ordinalStart);
            Optional<BookName> name = names.numbered(ordinal, word);
            if (name.isEmpty() && capital) {
                name = names.likeNumbered(ordinal, word);
            }
            if (name.isPresent()) {
                return name.map(found -> new BookMention(ordinalStart, end, found, true));
            }
        }
        Optional<BookName> name = names.plain(word);
        if (name.isEmpty() && guess) {
            name = names.likePlain(word, LongNames.gospelBefore(text, start, floor));
        }
        return name.map(found -> new BookMention(start, end, found, capital));
    }

    /** Whether only list separators stand between the previous reference and this name. */
    private static boolean continuesList(ScannedText text, int start, int floor) {
        return floor > 0 && text.skip(floor, " ,;&") == start;
    }

    /**
     * The start of a name that follows the letters of an ordinal without a space, as in {@code 1stJohn}; else {@code
     * start}.
     */
    private static int afterOrdinalSuffix(ScannedText text, int start, int end) {
        boolean joined = text.isDigit(start - 1) && end - start > 3;
        return joined && BookOrdinals.isOrdinal(text.lower(start - 1, start + 2)) ? start + 2 : start;
    }

    /** As {@link BookOrdinals#start}, also before a title: {@code erster Brief an die Korinther}. */
    private static int numberStart(ScannedText text, int start, int floor) {
        int before = BookOrdinals.start(text, start, floor);
        int title = before == start ? titleStart(text, start, floor) : start;
        int beforeTitle = title < start ? BookOrdinals.start(text, title, floor) : title;
        boolean spelt = text.endOfLetters(beforeTitle) - beforeTitle >= SPELT_OUT;
        boolean titled = title < start && (spelt || BOOK.contains(text.word(title, text.endOfLetters(title))));
        return beforeTitle < title && titled ? beforeTitle : before;
    }

    /**
     * The start of the title words (book, letter) before a name in another language; {@code start} if there are none.
     */
    private static int titleStart(ScannedText text, int start, int floor) {
        int title = start;
        int at = start;
        for (int words = 0; words < MOST_TITLES && !text.language().isEnglish(); words++) {
            int end = backOverGap(text, at, floor, " .");
            at = startOfWord(text, end, floor);
            String word = at < end ? text.word(at, end) : "";
            if (!TITLE.contains(word)) {
                return title;
            }
            title = at;
        }
        return title;
    }

    /** Whether the number before a name numbers a list item on its own line: {@code 1. John 3:16}. */
    private static boolean isListed(ScannedText text, int number, int name) {
        return number > 0
                && text.hasLineBreak(number - 1, number)
                && text.isDigit(number)
                && text.has('.', number, name);
    }

    private static boolean hasAny(String signs, ScannedText text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (signs.indexOf(text.at(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The start of the word that ends at {@code end}. It excludes a lower-case word joined to it, as in {@code
     * seeJohn}.
     */
    private static int startOfWord(ScannedText text, int end, int floor) {
        int start = end;
        while (start > floor && end - start <= LONGEST_WORD && text.isLetter(start - 1)) {
            start--;
            boolean joined = start < end - 1 && text.isUpperCase(start) && !text.isUpperCase(start + 1);
            if (joined && text.isLetter(start - 1) && !text.isUpperCase(start - 1)) {
                return start;
            }
        }
        return start;
    }

    /** The index before the gap that ends at {@code from}. */
    static int backOverGap(ScannedText text, int from, int floor, String gap) {
        int end = from;
        while (end > floor && from - end < LONGEST_GAP && gap.indexOf(text.at(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
