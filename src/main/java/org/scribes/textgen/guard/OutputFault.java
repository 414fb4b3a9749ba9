package org.scribes.textgen.guard;

/** What makes an answer unfit to be shown. */
public enum OutputFault {
    TOO_SHORT("was too short"),
    /** It says the same again and again. */
    REPETITIVE("repeated itself"),
    /** It holds what should steer the model, and is not for readers. */
    SPECIAL_TOKENS("held control tokens"),
    /** It says what was asked. */
    ECHO("repeated the prompt");

    private final String words;

    OutputFault(String words) {
        this.words = words;
    }

    /** The fault for a user, reading on from "the answer". */
    public String words() {
        return words;
    }
}
