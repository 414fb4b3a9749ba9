package org.scribes.textgen.grounding.scripture;

/** Tells by the first numbers after a name whether a language's own signs part them: {@code Juan 3,16} or {@code 3:16}. */
final class LanguageSeparators {
    private LanguageSeparators() {}

    /** The text as the name's language has it, and the signs of its numbers. */
    static ScannedText after(BookMention mention, ScannedText text) {
        ScannedText seen = text.in(mention.language());
        int first = NumberWords.afterChapter(seen, seen.skip(mention.end(), BookFinder.GAP));
        int sign = seen.endOfDigits(first);
        int second = seen.skipSpaces(sign + 1);
        boolean numbers = seen.number(first) > 0 && seen.number(second) > 0 && !seen.hasLineBreak(sign, second);
        boolean own = numbers
                && seen.language().isColon(seen.at(sign))
                && opensVerse(mention.book(), seen.number(first), seen.number(second), second - sign > 1);
        return own ? seen.withOwnSigns() : seen;
    }

    /** Whether the second number is a verse of the first, not the next chapter of a list. */
    private static boolean opensVerse(Book book, int chapter, int verse, boolean spaced) {
        if (Versification.anyHas(new VersePoint(book, chapter, verse).osis())) {
            return true;
        }
        boolean listed = (spaced || book == Book.PSALMS) && verse <= book.chapters();
        return !listed && book.chapters() > 1;
    }
}
