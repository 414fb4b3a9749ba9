package org.scribes.textgen.grounding.scripture;

/**
 * A name of a book in a text, before a number.
 *
 * @param start its first character, that of {@code 1} in {@code 1 John}
 * @param end the index after its last letter
 * @param name what it names
 * @param capital whether its word begins with a capital letter
 * @param language whose name it is
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

    NameConfidence weight() {
        return name.weight();
    }
}
