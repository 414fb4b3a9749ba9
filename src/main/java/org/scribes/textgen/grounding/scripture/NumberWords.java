package org.scribes.textgen.grounding.scripture;

import java.util.Set;

/** The words of references beside names and numbers. */
final class NumberWords {
    private static final int LONGEST = 10;
    private static final Set<String> CHAPTER = WordSet.of("""
            chapter chapters chap chaps chapt chapts chpt chpts chp cha chs ch
            """);
    private static final Set<String> VERSE = WordSet.of("""
            verse verses vers ver vss vs vv v
            """);
    private static final Set<String> RANGE = Set.of("to", "through", "thru");
    private static final Set<String> LIST = Set.of("and", "cf", "compare", "see", "also");
    private static final Set<String> TITLE = Set.of("title");

    private NumberWords() {}

    /** Whether these letters are a word for chapters or verses. */
    static boolean isPart(ScannedText text, int start, int end) {
        if (end - start > LONGEST) {
            return false;
        }
        String word = text.lower(start, end);
        return CHAPTER.contains(word) || VERSE.contains(word);
    }

    /** The index after a word for chapters, its full stop and spaces; {@code at} if none begins there. */
    static int afterChapter(ScannedText text, int at) {
        return after(CHAPTER, text, at, " .");
    }

    static int afterVerse(ScannedText text, int at) {
        return after(VERSE, text, at, " .");
    }

    static int afterRange(ScannedText text, int at) {
        return after(RANGE, text, at, " ");
    }

    static int afterList(ScannedText text, int at) {
        return after(LIST, text, at, " .");
    }

    static int afterTitle(ScannedText text, int at) {
        return after(TITLE, text, at, "");
    }

    /** Whether the word at {@code start} begins a sentence after what ends at {@code before}: {@code Ruth. Verse 3}. */
    static boolean opensSentence(ScannedText text, int before, int start) {
        boolean capital = text.isUpperCase(start) && !text.isUpperCase(start + 1);
        return capital && (text.has('.', before, start) || text.hasLineBreak(before, start));
    }

    /** Whether a number for a chapter and a number for a verse begin at {@code at}, as in {@code 3:16}. */
    static boolean chapterAndVerse(ScannedText text, int at) {
        int end = text.skipSpaces(text.endOfDigits(at));
        return (text.at(end) == ':' || text.at(end) == '.') && text.isDigit(text.skipSpaces(end + 1));
    }

    private static int after(Set<String> words, ScannedText text, int at, String gap) {
        int end = text.endOfLetters(at);
        boolean found = end > at && end - at <= LONGEST && words.contains(text.lower(at, end));
        return found ? text.skip(end, gap) : at;
    }
}
