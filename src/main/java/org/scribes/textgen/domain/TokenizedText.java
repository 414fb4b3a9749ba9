package org.scribes.textgen.domain;

import java.util.List;

/**
 * A text and its tokens.
 *
 * @param text the text that the tokens' positions count in
 * @param tokens the tokens in order
 */
public record TokenizedText(String text, List<TokenSpan> tokens) {
    public TokenizedText {
        tokens = List.copyOf(tokens);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "TokenizedText[" + tokens.size() + "]";
    }
}
