package org.scribes.textgen.grounding.text;

/** Looks for the end of a paragraph on one way through a text: an empty line ends it. */
public final class ParagraphScan {
    private final CharSequence text;
    private int newlines;
    private int end;

    /** @param from where the way begins */
    public ParagraphScan(CharSequence text, int from) {
        this.text = text;
        this.end = from;
    }

    /** Whether the paragraph goes on at {@code at}; asked of one character after the other. */
    public boolean continuesAt(int at) {
        char character = text.charAt(at);
        if (character == '\n') {
            end = newlines == 0 ? at : end;
            newlines++;
            return newlines < 2;
        }
        newlines = Character.isWhitespace(character) ? newlines : 0;
        return true;
    }

    /** Where it ended, once it does not go on. */
    public int end() {
        return end;
    }
}
