package org.scribes.textgen.backend.remote;

/** Keeps characters whole that a server cuts in two between its events; half a one that stays alone becomes U+FFFD. */
final class WholeCharacters {
    private static final char REPLACEMENT = '\uFFFD';

    private String held = "";

    /** What can be shown once {@code piece} has come. */
    String add(String piece) {
        String text = held + piece;
        boolean cut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        held = cut ? text.substring(text.length() - 1) : "";
        return repaired(cut ? text.substring(0, text.length() - 1) : text);
    }

    /** What is left at the end. */
    String finish() {
        String rest = repaired(held);
        held = "";
        return rest;
    }

    private static String repaired(String text) {
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
