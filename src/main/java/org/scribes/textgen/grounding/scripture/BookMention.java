package org.scribes.textgen.grounding.scripture;

/**
 * A name of a book in a text, before a number.
 *
 * @param start its first character, that of {@code 1} in {@code 1 John}
 * @param end the index after its last letter
 * @param name what it names
 * @param capital whether its word begins with a capital letter
 */
record BookMention(int start, int end, BookName name, boolean capital) {
    Book book() {
        return name.book();
    }

    Weight weight() {
        return name.weight();
    }
}
