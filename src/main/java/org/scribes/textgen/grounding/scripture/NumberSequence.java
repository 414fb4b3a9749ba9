package org.scribes.textgen.grounding.scripture;

import java.util.Optional;

/** Reads the ranges and lists after the first place of a reference. */
final class NumberSequence {
    /** The verses of Psalm 119, the longest chapter. */
    private static final int MOST = 176;

    private static final int LONGEST_SEPARATOR = 16;

    private final ScannedText text;
    private final Books books;
    private final TextNumbers numbers;
    private final NumberGrammar grammar;
    private final NamedPlaces named;

    NumberSequence(ScannedText text, Books books, TextNumbers numbers, NumberGrammar grammar) {
        this.text = text;
        this.books = books;
        this.numbers = numbers;
        this.grammar = grammar;
        this.named = grammar.named();
    }

    /**
     * Reads the next place.
     *
     * @return false where the reference ends; it always ends with its line
     */
    boolean readNext() {
        boolean newLine = text.hasLineBreak(named.end(), text.skipSpaces(named.end()));
        return !newLine && (readRange() || readItem());
    }

    private boolean readRange() {
        int at = text.skipSpaces(named.end());
        int afterDash = text.skip(at, "-_ ");
        int target = text.skip(NumberWords.afterRange(text, afterDash), "-_ ");
        boolean dash = afterDash > at;
        return target > at && (readRangeToPart(target) || readRangeToBook(target) || readRangeToNumber(target, dash));
    }

    private boolean readRangeToPart(int at) {
        int afterVerse = NumberWords.afterVerse(text, at);
        if (afterVerse > at && numbers.isPair(afterVerse)) {
            return readRangeToNumber(afterVerse, false);
        }
        if (afterVerse > at && numbers.at(afterVerse) > 0) {
            return named.extend(
                    new VersePoint(named.book(), named.chapter(), numbers.at(afterVerse)), numbers.endOf(afterVerse));
        }
        int afterChapter = NumberWords.afterChapter(text, at);
        return afterChapter > at && numbers.at(afterChapter) > 0 && readRangeToChapter(afterChapter);
    }

    private boolean readRangeToChapter(int at) {
        int to = numbers.at(at);
        int after = text.endOfDigits(at);
        if (numbers.opensVerse(after) && (text.at(after) == ':' || named.between() == '.')) {
            int toVerse = numbers.at(after + 1);
            return toVerse > 0 && named.extend(new VersePoint(named.book(), to, toVerse), numbers.endOf(after + 1));
        }
        int verse = NumberWords.afterVerse(text, text.skip(after, " ,"));
        if (verse > text.skip(after, " ,") && numbers.at(verse) > 0) {
            return named.extend(new VersePoint(named.book(), to, numbers.at(verse)), numbers.endOf(verse));
        }
        return named.extend(new VersePoint(named.book(), to, 0), numbers.endOf(at));
    }

    private boolean readRangeToBook(int at) {
        Optional<BookMention> mention = named.afterRange() ? Optional.empty() : books.at(text, at);
        if (mention.isEmpty()) {
            return false;
        }
        NumberGrammar other = new NumberGrammar(
                LanguageSeparators.after(mention.get(), text),
                books,
                mention.get().book(),
                0);
        if (!other.readFirst(mention.get().end())) {
            return false;
        }
        VersePoint to = other.named().last().from();
        if (!named.isLater(to)) {
            return false;
        }
        named.setLast(new VerseRange(named.last().from(), to), other.named().end());
        return true;
    }

    private boolean readRangeToNumber(int at, boolean dash) {
        int to = numbers.at(at);
        if (to <= 0 || to > MOST || books.at(text, at).isPresent()) {
            return false;
        }
        int after = text.endOfDigits(at);
        if (numbers.opensVerse(after) && (text.at(after) == ':' || named.between() == '.')) {
            if (!named.afterRange()
                    && named.isLater(new VersePoint(named.book(), to, Math.max(1, numbers.at(after + 1))))) {
                return readRangeToChapter(at);
            }
            return readListed(at, false);
        }
        if (named.verse() > 0) {
            int completed = named.completed(to);
            return (!named.afterRange() && completed > named.verse())
                    ? named.extend(new VersePoint(named.book(), named.chapter(), completed), numbers.endOf(at))
                    : named.addVerse(to, numbers.endOf(at));
        }
        if (!named.afterRange() && to > named.chapter() && to <= named.book().chapters()) {
            return named.extend(new VersePoint(named.book(), to, 0), numbers.endOf(at));
        }
        boolean verseOfLast = dash && !named.afterRange() && to <= named.book().verses(named.chapter());
        if (verseOfLast) {
            named.removeLast();
            named.setBetween('-');
            return named.addVerse(to, numbers.endOf(at));
        }
        return false;
    }

    private boolean readItem() {
        int tight = named.verse() > 0 && numbers.opensVerse(named.end()) ? 1 : 0;
        int at = tight + (tight > 0 ? named.end() : afterSeparators(named.end()));
        int item = text.skipSpaces(at);
        if (readPart(item)) {
            return true;
        }
        boolean semicolon = text.has(';', named.end(), at);
        boolean listed = at > named.end() && !numbers.isThousands(named.book(), item) && readListed(item, semicolon);
        return listed || readLoose(at);
    }

    /** Reads continuations that are rare and valid only for complete places: {@code 2:9 e 2:5}, {@code 10:45. 46}. */
    private boolean readLoose(int from) {
        int spaces = text.skipSpaces(from);
        int signs = text.skip(from, " .+|\u2022~");
        int item = NumberWords.afterLooseList(text, signs);
        if (item == from || books.at(text, item).isPresent()) {
            return false;
        }
        if (numbers.isPair(item)) {
            int verse = text.endOfDigits(item) + 1;
            return exists(text.number(item), numbers.at(verse)) && isSettled(verse) && readChapterItem(item);
        }
        boolean point = text.at(spaces) == '.' && item == signs && !text.has('.', spaces + 1, item);
        return point
                && numbers.at(item) > Math.max(named.verse(), 1)
                && named.verse() > 0
                && exists(named.chapter(), numbers.at(item))
                && isSettled(item)
                && !opensText(numbers.endOf(item))
                && named.addVerse(numbers.at(item), numbers.endOf(item));
    }

    private boolean exists(int chapter, int verse) {
        return verse > 0 && verse <= named.book().verses(chapter);
    }

    /** Whether the number at {@code at} does not count what follows. */
    private boolean isSettled(int at) {
        int after = numbers.endOf(at);
        return !NumberContext.isAmount(text, after) && (!NumberContext.isCounted(text, after) || continues(after));
    }

    /** Whether words follow {@code end}, so that the number may belong to a heading or a list item. */
    private boolean opensText(int end) {
        int at = text.skip(end, " .:)");
        return text.isLetter(at) && !continues(end) && !NumberContext.isTranslation(text, at);
    }

    private int afterSeparators(int from) {
        int at = from;
        while (at - from <= LONGEST_SEPARATOR) {
            int sign = text.skipSpaces(at);
            boolean colon = text.at(sign) == ':' && ",/".indexOf(text.at(sign + 1)) >= 0;
            boolean separator = colon || ",;&/+".indexOf(text.at(sign)) >= 0;
            int next = separator ? sign + 1 : NumberWords.afterList(text, sign);
            if (next == sign) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private boolean readPart(int at) {
        int afterVerse = NumberWords.afterVerse(text, at);
        if (afterVerse > at && numbers.isPair(afterVerse)) {
            return readChapterItem(afterVerse);
        }
        if (afterVerse > at
                && numbers.at(afterVerse) > 0
                && books.at(text, afterVerse).isEmpty()) {
            return named.addVerse(numbers.at(afterVerse), numbers.endOf(afterVerse));
        }
        int afterChapter = NumberWords.afterChapter(text, at);
        return afterChapter > at && numbers.at(afterChapter) > 0 && readChapterItem(afterChapter);
    }

    private boolean readChapterItem(int at) {
        int before = named.chapter();
        named.setChapter(numbers.at(at));
        if (grammar.readVerseOf(text.endOfDigits(at), false)) {
            return true;
        }
        if (numbers.opensVerse(text.endOfDigits(at))) {
            named.setChapter(before);
            return false;
        }
        return named.addChapter(named.chapter(), numbers.endOf(at));
    }

    private boolean readListed(int at, boolean semicolon) {
        int number = numbers.at(at);
        if (number <= 0 || number > MOST || books.at(text, at).isPresent()) {
            return false;
        }
        int after = text.endOfDigits(at);
        if (namesVerse(after)) {
            return readChapterItem(at);
        }
        if (NumberContext.isAmount(text, after)
                || (NumberContext.isCounted(text, numbers.suffixEnd(after)) && !continues(after))) {
            return false;
        }
        boolean nextChapter = semicolon
                && named.book().chapters() > 1
                && (number <= named.verse() || number > named.book().verses(named.chapter()));
        if (named.verse() > 0 && !nextChapter) {
            return named.addVerse(number, numbers.endOf(at));
        }
        return number <= named.book().chapters() && named.addChapter(number, numbers.endOf(at));
    }

    /** Whether a verse follows in a list, so that the number that ends at {@code after} is its chapter. */
    private boolean namesVerse(int after) {
        if (text.isRoman(after) && text.isDigit(text.skip(after, " .:,"))) {
            return true;
        }
        int colon = text.skipSpaces(after);
        int at = text.skipSpaces(text.skip(colon, ":"));
        boolean afterColon = at > colon && (text.isDigit(at) || NumberWords.afterTitle(text, at) > at);
        return afterColon || (numbers.opensVerse(after) && named.between() == '.');
    }

    /** Whether references continue there: with a book, a chapter or a linking word. */
    private boolean continues(int after) {
        int at = text.skipSpaces(after);
        int linked = text.skip(NumberWords.afterList(text, NumberWords.afterLooseList(text, at)), "*_\"");
        return (linked > at && (text.isDigit(linked) || books.at(text, linked).isPresent()))
                || books.at(text, at).isPresent()
                || NumberWords.afterChapter(text, at) > at
                || numbers.isFollowing(at)
                || text.hasLineBreak(after, at);
    }
}
