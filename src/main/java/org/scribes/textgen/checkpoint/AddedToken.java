package org.scribes.textgen.checkpoint;

import java.util.Set;

/** A token of {@code added_tokens} in {@code tokenizer.json}: found in a text before anything else is. */
record AddedToken(int id, String content, boolean special) {
    /**
     * Whether a text that is not trusted may never hold it: a special token, one that the configuration names, or one
     * written as turn markers are, which some checkpoints forget to call special ({@code <|user|>}, {@code <｜User｜>}).
     */
    boolean isControl(Set<String> named) {
        return special || named.contains(content) || isBetween("<|", "|>") || isBetween("<｜", "｜>");
    }

    private boolean isBetween(String begin, String end) {
        return content.startsWith(begin) && content.endsWith(end);
    }
}
