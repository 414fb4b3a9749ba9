package org.scribes.textgen.api.tgi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.TokenSpan;
import org.scribes.textgen.domain.TokenizedText;

/** The JSON of a token and its place. */
@Schema(
        name = "TgiTokenSpan",
        description = "A token and its place in the text.",
        requiredProperties = {"id", "text", "start", "stop"})
record TgiTokenSpan(
        @Schema(description = "Its id in the vocabulary.", examples = "1137")
        int id,

        @Schema(
                description = "What of the text it stands for; empty for one that the model needs beside.",
                examples = " loved")
        String text,

        @Schema(description = "Where it begins, in bytes of the text in UTF-8.", examples = "10")
        int start,

        @Schema(description = "Where it ends.", examples = "16")
        int stop) {

    /** The tokens of a text. text-generation-inference counts bytes (router/src/server.rs, encoding_to_tokens). */
    static List<TgiTokenSpan> all(TokenizedText tokenized) {
        int[] bytes = bytesBefore(tokenized.text());
        List<TgiTokenSpan> spans = new ArrayList<>(tokenized.tokens().size());
        for (TokenSpan token : tokenized.tokens()) {
            spans.add(new TgiTokenSpan(token.id(), token.text(), bytes[token.start()], bytes[token.stop()]));
        }
        return spans;
    }

    /** The number of bytes before each code point, and before the end. */
    private static int[] bytesBefore(String text) {
        int[] codePoints = text.codePoints().toArray();
        int[] before = new int[codePoints.length + 1];
        for (int i = 0; i < codePoints.length; i++) {
            before[i + 1] = before[i] + Character.toString(codePoints[i]).getBytes(UTF_8).length;
        }
        return before;
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TgiTokenSpan";
    }
}
