package org.scribes.textgen.backend.local.prompt;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.TokenSpan;
import org.scribes.textgen.domain.TokenizedText;

/** The tokenizer of the local model, for callers who count, show or write its tokens. */
final class PromptTokenizer implements ModelTokenizer {
    private final PromptEncoder encoder;
    private final CheckpointTokenizer tokenizer;
    private final int vocabularySize;

    PromptTokenizer(PromptEncoder encoder, CheckpointTokenizer tokenizer, int vocabularySize) {
        this.encoder = encoder;
        this.tokenizer = tokenizer;
        this.vocabularySize = vocabularySize;
    }

    @Override
    public TokenizedText tokenize(String text) {
        return tokenizer.tokenizeRaw(text);
    }

    @Override
    public TokenizedText tokenize(GenerationRequest request) {
        return request.prompt() instanceof Prompt.Tokens tokens ? ofTokens(tokens) : encoder.tokenize(request);
    }

    /** Each token has the text that it has alone: a part of a character is U+FFFD. */
    private TokenizedText ofTokens(Prompt.Tokens prompt) {
        requireKnown(prompt.ids(), vocabularySize);
        StringBuilder text = new StringBuilder();
        List<TokenSpan> tokens = new ArrayList<>();
        int at = 0;
        for (int id : prompt.ids()) {
            String alone = tokenizer.decode(new int[] {id}, false);
            int end = at + alone.codePointCount(0, alone.length());
            tokens.add(new TokenSpan(id, alone, at, end));
            text.append(alone);
            at = end;
        }
        return new TokenizedText(text.toString(), tokens);
    }

    @Override
    public String decode(List<Integer> ids) {
        requireKnown(ids, vocabularySize);
        return tokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray(), false);
    }

    /** @throws GenerationException INVALID_PARAMETER, naming {@code prompt}, if an id is not below {@code size} */
    static void requireKnown(List<Integer> ids, int size) {
        if (ids.stream().anyMatch(id -> id < 0 || id >= size)) {
            throw GenerationException.invalidParameter(
                    "prompt", "has token ids that the model lacks: it has those from 0 to " + (size - 1));
        }
    }
}
