package org.scribes.textgen.backend;

import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;

/** How many tokens a text would have, where no tokenizer is there to count them: one for each four code points. */
public final class TokenEstimate {
    private static final int CODE_POINTS_A_TOKEN = 4;

    private TokenEstimate() {}

    /** The tokens of {@code text}, rounded up. */
    public static int of(CharSequence text) {
        return ofCodePoints(codePoints(text));
    }

    /** The tokens of a text of that length, rounded up. */
    public static int ofCodePoints(int codePoints) {
        return (codePoints + CODE_POINTS_A_TOKEN - 1) / CODE_POINTS_A_TOKEN;
    }

    /** The tokens of a request's texts. */
    public static int of(GenerationRequest request) {
        StringBuilder text = new StringBuilder();
        request.prompt().messages().stream().map(Message::content).forEach(text::append);
        request.passages().stream().map(Passage::text).forEach(text::append);
        return of(text);
    }

    /** The most code points that {@code tokens} tokens hold. */
    public static int room(int tokens) {
        return Math.multiplyExact(tokens, CODE_POINTS_A_TOKEN);
    }

    public static int codePoints(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
