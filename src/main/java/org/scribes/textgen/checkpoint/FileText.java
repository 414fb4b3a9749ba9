package org.scribes.textgen.checkpoint;

/** Helpers for text from files. */
final class FileText {
    private static final int SHOWN = 80;

    private FileText() {}

    /** {@code text} for a message: quoted, on one line and truncated. */
    static String quoted(String text) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        StringBuilder clean = new StringBuilder("\"");
        shown.codePoints().map(c -> Character.isISOControl(c) ? '?' : c).forEach(clean::appendCodePoint);
        return clean.append('"').toString();
    }
}
