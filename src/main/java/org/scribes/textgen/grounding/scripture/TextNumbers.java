package org.scribes.textgen.grounding.scripture;

import java.util.Set;

/** The numbers of a text, with the suffixes that references allow. */
final class TextNumbers {
    static final int NONE = -1;

    private static final Set<String> FOLLOWING = Set.of("f", "ff");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

    private final ScannedText text;
    private final Books books;

    TextNumbers(ScannedText text, Books books) {
        this.text = text;
        this.books = books;
    }

    /** The number at {@code at}; {@link #NONE} if there is none, or if it is a time or part of a word. */
    int at(int at) {
        int number = text.number(at);
        return number < 0 || isTimeOrJoined(text.endOfDigits(at)) ? NONE : number;
    }

    boolean isTimeOrJoined(int after) {
        if (NumberContext.isTime(text, after)) {
            return true;
        }
        return text.isLetter(after)
                && !isSentence(after)
                && !NumberContext.isTranslation(text, after)
                && suffixEnd(after) == after
                && NumberWords.afterRange(text, after) == after
                && NumberWords.afterList(text, after) == after
                && NumberWords.afterVerse(text, after) == after
                && !isFollowing(after)
                && books.at(text, after).isEmpty();
    }

    /** Whether an ordinal suffix follows a number: {@code 16th}. */
    boolean isOrdinal(int after) {
        int end = text.endOfLetters(after);
        return end == after + 2 && ORDINALS.contains(text.word(after, end));
    }

    /** Whether the text of the verse starts there, as in {@code 17Have you}. */
    private boolean isSentence(int after) {
        return text.isUpperCase(after)
                && text.isLetter(after + 1)
                && !text.isUpperCase(after + 1)
                && !NumberContext.isAmount(text, after);
    }

    /** The index after the letters for parts of a verse, as in {@code 16a} or {@code 12-13ab}. */
    int suffixEnd(int after) {
        int at = after;
        while (at - after < 2 && "abcdeABCDE".indexOf(text.at(at)) >= 0 && text.at(at) != 0) {
            at++;
        }
        return text.isLetter(at) || text.isDigit(at) ? after : at;
    }

    /** The index after the number at {@code at} and the letters for parts of a verse. */
    int endOf(int at) {
        return suffixEnd(text.endOfDigits(at));
    }

    /** Whether {@code f} or {@code ff} starts there. */
    boolean isFollowing(int at) {
        int end = text.endOfLetters(at);
        String word = end > at && end - at <= 2 ? text.word(at, end) : "";
        return FOLLOWING.contains(word) && word.length() == end - at;
    }

    /** Whether a chapter and a verse start there, as in {@code 3:16}. */
    boolean isPair(int at) {
        int after = text.endOfDigits(at);
        return after > at && text.at(after) == ':' && text.isDigit(after + 1);
    }

    /** Whether a colon or full stop and a digit follow, so that the number before is not a chapter alone. */
    boolean opensVerse(int after) {
        return (text.at(after) == ':' || text.at(after) == '.') && text.isDigit(after + 1);
    }

    boolean isDate(Book book, int at) {
        if (book == Book.PSALMS) {
            return false;
        }
        int second = text.endOfDigits(at);
        int third = text.endOfDigits(second + 1);
        return text.at(second) == '/' && text.isDigit(second + 1) && text.at(third) == '/' && text.isDigit(third + 1);
    }

    /** Whether a thousands separator precedes the three digits at {@code at}: {@code Mark 7,500}. */
    boolean isThousands(Book book, int at) {
        return book != Book.PSALMS && text.at(at - 1) == ',' && text.isDigit(at - 2) && text.endOfDigits(at) - at == 3;
    }
}
