package org.scribes.textgen.checkpoint;

import java.util.Set;

/** A token of {@code added_tokens} in {@code tokenizer.json}. Such tokens are matched before any other tokenisation. */
record AddedToken(int id, String content, boolean special) {
    /**
     * Whether untrusted text must not contain the token. True for special tokens, for tokens named in the configuration
     * and for tokens written like turn markers ({@code <|user|>}, {@code <｜User｜>}), which some checkpoints fail to
     * mark as special.
     */
    boolean isControl(Set<String> named) {
        return special || named.contains(content) || isBetween("<|", "|>") || isBetween("<｜", "｜>");
    }

    private boolean isBetween(String begin, String end) {
        return content.startsWith(begin) && content.endsWith(end);
    }
}
