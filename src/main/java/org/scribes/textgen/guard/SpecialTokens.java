package org.scribes.textgen.guard;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;

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
        Set<String> stray = in(Stream.of(text));
        if (!stray.isEmpty()) {
            stray.removeAll(in(Stream.concat(
                    request.prompt().messages().stream().map(Message::content),
                    request.passages().stream().map(Passage::text))));
        }
        return !stray.isEmpty();
    }

    /** No token stands within another, so those that are found one after the other are all. */
    private static Set<String> in(Stream<String> texts) {
        return texts.flatMap(text -> TOKEN.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
