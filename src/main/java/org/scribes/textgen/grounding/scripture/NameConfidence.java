package org.scribes.textgen.grounding.scripture;

/** The confidence that a name before a number means a book. */
enum NameConfidence {
    /** The name has no other meaning: {@code Romans 8}. */
    CERTAIN,
    /** The name is also a person: {@code Mark 5}. A chapter without a verse needs a fitting context. */
    PERSON,
    /** The name is also a word or another abbreviation: {@code Job 1}, {@code Gen 5}. */
    WORD,
    /** The name is rarely a book: {@code Is 2}, {@code So 3}, {@code Mar 3}. */
    FRAGMENT,
    /** The name is misspelt: {@code Corinthains 1:1}. */
    GUESSED
}
