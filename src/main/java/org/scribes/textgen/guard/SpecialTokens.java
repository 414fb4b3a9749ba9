package org.scribes.textgen.guard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;

/** The written forms of control tokens, as the families of models have them. */
final class SpecialTokens {
    /**
     * Those of ChatML and Llama 3 ({@code <|im_end|>}), of DeepSeek with its own bars, of sentencepiece ({@code <s>},
     * {@code <0x0A>}), Llama 2 and Mistral ({@code [INST]}, {@code <<SYS>>}), Gemma ({@code <end_of_turn>}) and BERT.
     */
    private static final Pattern TOKEN = Pattern.compile("<[|｜][A-Za-z0-9_▁ -]{1,64}[|｜]>"
            + "|</?s>|<(?:unk|pad|bos|eos|mask|sep|cls)>|<0x[0-9A-F]{2}>"
            + "|\\[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)]|<</?SYS>>"
            + "|<(?:start|end)_of_turn>|\\[(?:PAD|UNK|CLS|SEP|MASK)]");

    private SpecialTokens() {}

    /** Whether {@code text} holds one that the request does not: what was asked about may be spoken of. */
    static boolean strayIn(String text, GenerationRequest request) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (!isIn(request, token.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(GenerationRequest request, String token) {
        return request.prompt().messages().stream().map(Message::content).anyMatch(text -> text.contains(token))
                || request.passages().stream()
                        .anyMatch(passage -> passage.text().contains(token));
    }
}
