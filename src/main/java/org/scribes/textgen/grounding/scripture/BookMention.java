package org.scribes.textgen.grounding.scripture;

/**
 * A mention of a book before a number.
 *
 * @param start the index of its first character, including the ordinal of {@code 1 John}
 * @param end the index after its last letter
 * @param name the named book
 * @param capital whether the name starts with a capital letter
 * @param language of the name
 */
record BookMention(int start, int end, BookName name, boolean capital, ReferenceLanguage language) {
    BookMention(int start, int end, BookName name, boolean capital) {
        this(start, end, name, capital, ReferenceLanguage.ENGLISH);
    }

    BookMention in(ReferenceLanguage other) {
        return language == other ? this : new BookMention(start, end, name, capital, other);
    }

    Book book() {
        return name.book();
    }

    NameConfidence confidence() {
        return name.confidence();
    }
}
