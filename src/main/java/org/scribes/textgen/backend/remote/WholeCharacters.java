package org.scribes.textgen.backend.remote;

/** Joins surrogate pairs that a server splits between events. A lone surrogate becomes U+FFFD. */
final class WholeCharacters {
    private static final char REPLACEMENT = '\uFFFD';

    private String held = "";

    /** Adds a chunk and returns the text that is complete. */
    String add(String piece) {
        String text = held + piece;
        boolean cut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        held = cut ? text.substring(text.length() - 1) : "";
        return repaired(cut ? text.substring(0, text.length() - 1) : text);
    }

    /** The rest at the end. */
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
