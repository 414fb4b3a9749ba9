package org.scribes.textgen.guard;

/** A reason to reject an answer. */
public enum OutputFault {
    TOO_SHORT("was too short"),
    /** The text repeats itself. */
    REPETITIVE("repeated itself"),
    /** The text contains control tokens of the model. */
    SPECIAL_TOKENS("held control tokens"),
    /** The text repeats the prompt. */
    ECHO("repeated the prompt"),
    /** The text is gibberish. */
    NOT_WORDS("was not made of words");

    private final String words;

    OutputFault(String words) {
        this.words = words;
    }

    /** The fault in words, to follow "the answer". */
    public String words() {
        return words;
    }
}
