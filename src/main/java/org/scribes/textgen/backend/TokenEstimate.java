package org.scribes.textgen.backend;

import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.ToolOptions;

/** Estimates the tokens of a text without a tokenizer: one token per four code points. */
public final class TokenEstimate {
    private static final int CODE_POINTS_PER_TOKEN = 4;

    private TokenEstimate() {}

    /** The tokens of {@code text}, rounded up. */
    public static int of(CharSequence text) {
        return ofCodePoints(codePoints(text));
    }

    /** The tokens of a text of {@code codePoints} code points, rounded up. */
    public static int ofCodePoints(int codePoints) {
        return (codePoints + CODE_POINTS_PER_TOKEN - 1) / CODE_POINTS_PER_TOKEN;
    }

    /** The tokens of the messages, passages and tools of a request. */
    public static int of(GenerationRequest request) {
        StringBuilder text = new StringBuilder();
        request.prompt().messages().stream().map(Message::content).forEach(text::append);
        request.passages().stream().map(Passage::text).forEach(text::append);
        request.demands().tools().map(ToolOptions::tools).ifPresent(text::append);
        return of(text);
    }

    /** The maximum code points in {@code tokens} tokens. */
    public static int room(int tokens) {
        return Math.multiplyExact(tokens, CODE_POINTS_PER_TOKEN);
    }

    public static int codePoints(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
