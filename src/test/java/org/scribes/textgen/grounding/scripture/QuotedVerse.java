package org.scribes.textgen.grounding.scripture;

import org.scribes.textgen.grounding.store.TestingCanon;

/**
 * A verse that a test quotes. The texts have no quotation marks, which would nest in those of the answer.
 *
 * @param web the text in the World English Bible; empty if missing
 * @param king the text in the King James Version
 * @param next the next verse in the World English Bible; empty at the end of a chapter
 */
record QuotedVerse(int ordinal, String web, String king, String next) {
    static QuotedVerse of(int ordinal) {
        boolean last = ordinal + 1 == Verses.count() || Verses.verse(ordinal + 1) == 1;
        return new QuotedVerse(
                ordinal,
                unquoted(TestingCanon.web().getOrDefault(ordinal, "")),
                unquoted(TestingCanon.kjv().getOrDefault(ordinal, "")),
                last ? "" : unquoted(TestingCanon.web().getOrDefault(ordinal + 1, "")));
    }

    String reference() {
        return Verses.book(ordinal).englishName().replace("Psalms", "Psalm") + " " + Verses.chapter(ordinal) + ":"
                + Verses.verse(ordinal);
    }

    String bothReference() {
        return reference() + "-" + (Verses.verse(ordinal) + 1);
    }

    String withNext() {
        return web + " " + next;
    }

    private static String unquoted(String text) {
        // keeps apostrophes: a letter follows, or a letter precedes and no single quotation is open
        return text.replaceAll("[“”\"‘]", "").replaceAll("(?<![A-Za-z])’|’(?![A-Za-z])", "");
    }
}
