package org.scribes.textgen.grounding.text;

/** Finds the end of a paragraph, an empty line, in a scan forward through a text. */
public final class ParagraphScan {
    private final CharSequence text;
    private int newlines;
    private int end;

    /** @param from the index where the scan begins */
    public ParagraphScan(CharSequence text, int from) {
        this.text = text;
        this.end = from;
    }

    /** Whether the paragraph continues at {@code at}. Called for each index in turn. */
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

    /** The end of the paragraph, once {@link #continuesAt} returned false. */
    public int end() {
        return end;
    }
}
