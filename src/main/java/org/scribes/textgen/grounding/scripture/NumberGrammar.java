package org.scribes.textgen.grounding.scripture;

/**
 * Parses the numbers of one reference: a chapter or a verse, then ranges and lists. Each number is read in the context
 * of the previous ones. Parsing stops where the reference ends.
 */
final class NumberGrammar {
    /** The maximum length of a reference; a longer list of numbers is not one. */
    private static final int LONGEST = 400;

    private final ScannedText text;
    private final Books books;
    private final TextNumbers numbers;
    private final NamedPlaces named;
    private final ColonVariants oddColons;

    NumberGrammar(ScannedText text, Books books, Book book, int chapter) {
        this.text = text;
        this.books = books;
        this.numbers = new TextNumbers(text, books);
        this.named = new NamedPlaces(book, chapter);
        this.oddColons = new ColonVariants(text);
    }

    /** The places read so far. */
    NamedPlaces named() {
        return named;
    }

    /**
     * Reads the numbers after a book's name.
     *
     * @return false if there is no reference
     */
    boolean readAfterBook(int nameEnd) {
        return readFirst(nameEnd) && readRest();
    }

    /** Reads the numbers from a chapter of a previously named book. */
    boolean readChapter(int at) {
        return readFirstChapter(at, numbers.at(at)) && readRest();
    }

    /** Reads the numbers from a verse of a previously named chapter. */
    boolean readVerse(int at) {
        return readFirstVerse(at) && readRest();
    }

    private boolean readRest() {
        NumberSequence sequence = new NumberSequence(text, books, numbers, this);
        int begin = named.end();
        while (named.end() - begin < LONGEST && sequence.readNext()) {
            readFollowing();
        }
        return true;
    }

    /** Reads the first place after a book's name. */
    boolean readFirst(int nameEnd) {
        int at = text.skip(nameEnd, BookFinder.GAP + ",");
        int afterVerse = NumberWords.afterVerse(text, at);
        if (afterVerse > at && numbers.isPair(afterVerse)) {
            return readFirstChapter(afterVerse, numbers.at(afterVerse));
        }
        if (afterVerse > at) {
            named.setChapter(chapterBefore(at, numbers.at(afterVerse)));
            return named.chapter() > 0 && readFirstVerse(afterVerse);
        }
        int afterChapter = NumberWords.afterChapter(text, at);
        int first = numbers.at(afterChapter);
        boolean verseOnly = afterChapter == at && named.book().chapters() == 1 && !namesChapter(at, first);
        if (verseOnly && oddColons.partsMinutes(text.endOfDigits(at))) {
            return false;
        }
        if (verseOnly) {
            named.setChapter(1);
            return readOnlyVerse(at);
        }
        return readFirstChapter(afterChapter, first);
    }

    /**
     * The chapter of a verse that follows a book's name without one: the first. If that is too short and the word at
     * {@code at} is {@code v}, the fifth. Otherwise 0, because nothing definite is named.
     */
    private int chapterBefore(int at, int verse) {
        boolean first = verse <= named.book().verses(1) || named.book().chapters() == 1;
        boolean roman = text.endOfLetters(at) == at + 1 && verse <= named.book().verses(5);
        return first ? 1 : roman ? 5 : 0;
    }

    /** Whether the first number after a book of one chapter is the chapter, as in Jude 1:3 or Jude 1. */
    private boolean namesChapter(int at, int number) {
        int after = text.skipSpaces(text.endOfDigits(at));
        boolean more = "-,;&".indexOf(text.at(after)) >= 0 || NumberWords.afterRange(text, after) > after;
        return NumberWords.chapterAndVerse(text, at)
                || (number == 1
                        && (!more || NumberWords.afterVerse(text, text.skip(after, " ,-")) > text.skip(after, " ,-")));
    }

    private boolean readFirstVerse(int at) {
        named.setBetween(':');
        return readOnlyVerse(at);
    }

    private boolean readOnlyVerse(int at) {
        int first = numbers.at(at);
        if (first <= 0) {
            return false;
        }
        named.addVerse(first, numbers.endOf(at));
        readFollowing();
        return true;
    }

    private boolean readFirstChapter(int at, int first) {
        if (first <= 0 || numbers.isDate(named.book(), at)) {
            return false;
        }
        named.setChapter(first);
        boolean osis = isOsisOfAddedPsalm(at, first);
        int after = text.endOfDigits(at) + (osis ? 2 : 0);
        if (readVerseOf(after, true)) {
            readFollowing();
            return true;
        }
        if (osis) {
            return named.addChapter(first, after);
        }
        if (numbers.opensVerse(after) || numbers.isTimeOrJoined(after)) {
            return false;
        }
        named.addChapter(first, numbers.endOf(at));
        readFollowing();
        return true;
    }

    /** Whether the OSIS form of Psalm 151, a book of one chapter, starts there: {@code Ps151.1.7}. */
    private boolean isOsisOfAddedPsalm(int at, int psalm) {
        int end = text.endOfDigits(at);
        return named.book() == Book.PSALMS
                && psalm == 151
                && text.isLetter(at - 1)
                && text.at(end) == '.'
                && text.number(end + 1) == 1;
    }

    /** Reads the verse of the chapter whose number ends at {@code after}. */
    boolean readVerseOf(int after, boolean first) {
        if (text.isRoman(after) && text.isDigit(text.skip(after, " .:,"))) {
            return readVerseAt(text.skip(after, " .:,"), ':');
        }
        int at = text.skip(after, " ,:");
        int afterTitle = NumberWords.afterTitle(text, at);
        if (afterTitle > at) {
            named.setBetween(':');
            named.add(new VersePoint(named.book(), named.chapter(), 1), afterTitle);
            return true;
        }
        at = text.skip(after, " ,:;.-");
        int afterVerse = NumberWords.afterVerse(text, at);
        if (afterVerse > at
                && numbers.at(afterVerse) > 0
                && !numbers.isPair(afterVerse)
                && !NumberWords.opensSentence(text, after, at)) {
            named.setBetween(':');
            return named.addVerse(numbers.at(afterVerse), numbers.endOf(afterVerse));
        }
        int colon = text.skipSpaces(after);
        if (text.at(colon) == ':') {
            return readVerseAt(text.skipSpaces(text.skip(colon, ":")), ':');
        }
        if (text.at(after) == '.' && text.isDigit(after + 1) && (first || named.between() == '.')) {
            return readVerseAt(after + 1, '.');
        }
        if (first && oddColons.verse(named, after) > after) {
            return readVerseAt(after + 1, oddColons.kind(after));
        }
        return first && colon > after && standsAsVerse(colon) && readVerseAt(colon, ' ');
    }

    private boolean readVerseAt(int at, char separator) {
        int number = numbers.at(at);
        int digits = text.endOfDigits(at);
        boolean sentenceGlued = separator == ':'
                && !text.isDigit(digits)
                && !numbers.isOrdinal(digits)
                && number == TextNumbers.NONE
                && !NumberContext.isTime(text, digits);
        if (sentenceGlued && text.number(at) > 0) {
            number = text.number(at);
        }
        if (number < 0 || (number == 0 && (separator != ':' || digits - at > 1))) {
            return false;
        }
        named.setBetween(separator);
        return named.addVerse(number, numbers.endOf(at));
    }

    /** Whether a number after a space is the verse: {@code Rom 8 28}. */
    private boolean standsAsVerse(int at) {
        int number = numbers.at(at);
        int after = text.endOfDigits(at);
        return number > 0
                && text.at(at) != '0'
                && number <= named.book().verses(named.chapter())
                && !numbers.opensVerse(after)
                && !NumberContext.isAmount(text, after)
                && !NumberContext.isCounted(text, after)
                && books.at(text, at).isEmpty();
    }

    /** Reads {@code f} (the next one) and {@code ff} (the rest of the chapter or book). */
    private void readFollowing() {
        int at = text.skipSpaces(named.end());
        if (!named.afterRange() && numbers.isFollowing(at)) {
            int after = text.endOfLetters(at);
            named.follow(after - at == 2, after);
        }
    }
}
