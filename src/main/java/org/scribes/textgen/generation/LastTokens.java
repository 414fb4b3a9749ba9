package org.scribes.textgen.generation;

import java.util.List;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.TokenSpan;
import org.scribes.textgen.domain.TokenizedText;

/** The end of a text, of at most some number of tokens. Tokens that the tokenizer adds, which have no text, do not count. */
final class LastTokens {
    private LastTokens() {}

    /**
     * The end of {@code text}. What is cut off may join tokens anew at its beginning, so that it is shortened until it fits.
     *
     * @param most 1 or more
     * @throws GenerationException INVALID_PARAMETER, naming {@code truncate}, if nothing but white space is left
     */
    static String of(String text, int most, ModelTokenizer tokenizer) {
        String rest = text;
        List<TokenSpan> tokens = counted(rest, tokenizer);
        while (tokens.size() > most) {
            int cut = Math.max(1, tokens.get(tokens.size() - most).start());
            rest = rest.substring(rest.offsetByCodePoints(0, cut));
            tokens = counted(rest, tokenizer);
        }
        if (rest.isBlank()) {
            throw GenerationException.invalidParameter("truncate", "leaves nothing of the prompt");
        }
        return rest;
    }

    private static List<TokenSpan> counted(String text, ModelTokenizer tokenizer) {
        TokenizedText tokenized = tokenizer.tokenize(text);
        return tokenized.tokens().stream()
                .filter(token -> token.stop() > token.start())
                .toList();
    }
}
