package org.scribes.textgen.grounding.scripture;

/** How sure a name of a book is to name the book, when a number follows. */
enum NameConfidence {
    /** It names nothing else: {@code Romans 8}. */
    CERTAIN,
    /** It names people, too: {@code Mark 5}. A chapter alone must stand where a reference may. */
    PERSON,
    /** It is a word or a short form of other things, too: {@code Job 1}, {@code Gen 5}. */
    WORD,
    /** It is hardly a name: {@code Is 2}, {@code So 3}, {@code Mar 3}. */
    FRAGMENT,
    /** It is only like the name of a book: {@code Corinthains 1:1}. */
    GUESSED
}
