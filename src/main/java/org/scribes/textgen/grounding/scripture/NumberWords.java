package org.scribes.textgen.grounding.scripture;

import java.util.Set;

/** The words of references other than names and numbers. */
final class NumberWords {
    private static final int LONGEST = 10;
    private static final Set<String> CHAPTER = WordSet.of("""
            chapter chapters chap chaps chapt chapts chpt chpts chp cha chs ch
            """);
    private static final Set<String> VERSE = WordSet.of("""
            verse verses vers ver vss vs vv v
            """);
    private static final Set<String> NUMBER = Set.of("number", "numbers", "no", "nos", "nr");
    private static final Set<String> RANGE = Set.of("to", "through", "thru", "until", "till");
    private static final Set<String> LIST = Set.of("and", "or", "cf", "compare", "see", "also");
    /** Words that link places only if the next one is unambiguous. Includes "and" in some languages. */
    private static final Set<String> LOOSE = WordSet.of("""
            vs v versus with e y et und u en og och i n
            """);

    private static final Set<String> TITLE = Set.of("title");

    private NumberWords() {}

    /** Whether the letters are a chapter or verse label. */
    static boolean isLabel(ScannedText text, int start, int end) {
        if (end - start > LONGEST) {
            return false;
        }
        String word = text.word(start, end);
        return CHAPTER.contains(word) || VERSE.contains(word);
    }

    /** The index after a chapter label, its full stop and spaces; {@code at} if there is none. */
    static int afterChapter(ScannedText text, int at) {
        return after(CHAPTER, text, at, " .:");
    }

    /** The index after a verse label and an optional "number"; {@code at} if there is none. */
    static int afterVerse(ScannedText text, int at) {
        int verse = after(VERSE, text, at, " .:");
        return verse == at ? at : after(NUMBER, text, verse, " .:");
    }

    static int afterRange(ScannedText text, int at) {
        return after(RANGE, text, at, " ");
    }

    static int afterLooseList(ScannedText text, int at) {
        return after(LOOSE, text, at, " .");
    }

    static int afterList(ScannedText text, int at) {
        return after(LIST, text, at, " .");
    }

    static int afterTitle(ScannedText text, int at) {
        return after(TITLE, text, at, "");
    }

    /** Whether the word at {@code start} starts a sentence after {@code before}: {@code Ruth. Verse 3}. */
    static boolean opensSentence(ScannedText text, int before, int start) {
        boolean capital = text.isUpperCase(start) && !text.isUpperCase(start + 1);
        return capital && (text.has('.', before, start) || text.hasLineBreak(before, start));
    }

    /** Whether a chapter and a verse start at {@code at}, as in {@code 3:16}. */
    static boolean chapterAndVerse(ScannedText text, int at) {
        int end = text.skipSpaces(text.endOfDigits(at));
        return (text.at(end) == ':' || text.at(end) == '.') && text.isDigit(text.skipSpaces(end + 1));
    }

    /** As {@link #chapterAndVerse}, with any separator: {@code 3 v 16}, {@code 3*16}. */
    static boolean givesVerse(ScannedText text, int at) {
        int end = text.endOfDigits(at);
        int word = text.skip(end, " ,.-");
        int afterWord = afterVerse(text, word);
        return chapterAndVerse(text, at)
                || (ColonVariants.isSign(text.at(end)) && text.isDigit(end + 1))
                || (afterWord > word && text.isDigit(afterWord));
    }

    private static int after(Set<String> words, ScannedText text, int at, String gap) {
        int end = text.endOfLetters(at);
        boolean found = end > at && end - at <= LONGEST && words.contains(text.word(at, end));
        return found ? text.skip(end, gap) : at;
    }
}
