package org.scribes.textgen.backend.remote;

import org.scribes.textgen.domain.LoneSurrogates;

/** Joins surrogate pairs that a server splits between events. A lone surrogate becomes U+FFFD. */
final class WholeCharacters {
    private String held = "";

    /** Adds a chunk and returns the text that is complete. */
    String add(String piece) {
        String text = held + piece;
        boolean cut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        held = cut ? text.substring(text.length() - 1) : "";
        return LoneSurrogates.replaced(cut ? text.substring(0, text.length() - 1) : text);
    }

    /** The rest at the end. */
    String finish() {
        String rest = LoneSurrogates.replaced(held);
        held = "";
        return rest;
    }
}
