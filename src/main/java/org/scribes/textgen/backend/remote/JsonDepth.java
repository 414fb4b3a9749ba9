package org.scribes.textgen.backend.remote;

/** Finds the end of a JSON object that arrives in pieces. */
final class JsonDepth {
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean complete;

    /** Reads the next piece. */
    void read(String piece) {
        for (int i = 0; i < piece.length() && !complete; i++) {
            read(piece.charAt(i));
        }
    }

    private void read(char next) {
        if (inString) {
            inString = escaped || next != '"';
            escaped = !escaped && next == '\\';
            return;
        }
        switch (next) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> complete = --depth <= 0;
            default -> {}
        }
    }

    /** Whether the object has ended. */
    boolean complete() {
        return complete;
    }
}
