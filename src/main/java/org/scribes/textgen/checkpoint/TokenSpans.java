package org.scribes.textgen.checkpoint;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.TokenSpan;
import org.scribes.textgen.domain.TokenizedText;

/** Collects the tokens of a text, piece by piece, with their positions in code points. */
final class TokenSpans {
    private final StringBuilder text = new StringBuilder();
    private final List<TokenSpan> tokens = new ArrayList<>();
    private int codePoints;

    /** Adds a piece of the text and its tokens. A token without a place stands at the end of the one before. */
    TokenSpans add(String piece, Encoding encoding) {
        int[] characters = piece.codePoints().toArray();
        long[] ids = encoding.getIds();
        @Nullable CharSpan[] places = encoding.getCharTokenSpans();
        int last = 0;
        for (int i = 0; i < ids.length; i++) {
            @Nullable CharSpan place = places[i];
            int start = place == null ? last : place.getStart();
            last = place == null ? last : place.getEnd();
            String covered = new String(characters, start, last - start);
            tokens.add(new TokenSpan(Math.toIntExact(ids[i]), covered, codePoints + start, codePoints + last));
        }
        text.append(piece);
        codePoints += characters.length;
        return this;
    }

    TokenizedText all() {
        return new TokenizedText(text.toString(), tokens);
    }
}
