package org.scribes.textgen.api.tgi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.TokenizedText;

/** The JSON of the prompt that a conversation becomes. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "TgiChatTokens",
        description = "The prompt that a conversation becomes, and its tokens.",
        requiredProperties = {"tokenize_response", "templated_text"})
record TgiChatTokens(
        @Schema(description = "The tokens of the prompt.", examples = "[]")
        List<TgiTokenSpan> tokenizeResponse,

        @Schema(
                description = "The prompt, after the model's chat template.",
                examples = "<|user|>\nHello\n<|assistant|>\n")
        String templatedText) {

    static TgiChatTokens of(TokenizedText tokenized) {
        return new TgiChatTokens(TgiTokenSpan.all(tokenized), tokenized.text());
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TgiChatTokens";
    }
}
