package org.scribes.textgen.grounding.scripture;

/**
 * Detects from the first numbers after a name whether the language's own separators are used: {@code Juan 3,16} or
 * {@code 3:16}.
 */
final class LanguageSeparators {
    private LanguageSeparators() {}

    /** The text in the language of the name, with the separators of its numbers. */
    static ScannedText after(BookMention mention, ScannedText text) {
        ScannedText view = text.in(mention.language());
        int first = NumberWords.afterChapter(view, view.skip(mention.end(), BookFinder.GAP));
        int sign = view.endOfDigits(first);
        int second = view.skipSpaces(sign + 1);
        boolean numbers = view.number(first) > 0 && view.number(second) > 0 && !view.hasLineBreak(sign, second);
        boolean own = numbers
                && view.language().isColon(view.at(sign))
                && opensVerse(mention.book(), view.number(first), view.number(second), second - sign > 1);
        return own ? view.withOwnSigns() : view;
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
