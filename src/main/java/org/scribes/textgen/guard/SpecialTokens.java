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

/** The text forms of control tokens of common model families. */
final class SpecialTokens {
    /**
     * ChatML and Llama 3 ({@code <|im_end|>}), DeepSeek with full-width bars, SentencePiece ({@code <s>}, {@code
     * <0x0A>}), Llama 2 and Mistral ({@code [INST]}, {@code <<SYS>>}), Gemma ({@code <end_of_turn>}) and BERT.
     */
    private static final Pattern TOKEN = Pattern.compile("<[|｜][A-Za-z0-9_▁ -]{1,64}[|｜]>"
            + "|</?s>|<(?:unk|pad|bos|eos|mask|sep|cls)>|<0x[0-9A-F]{2}>"
            + "|\\[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)]|<</?SYS>>"
            + "|<(?:start|end)_of_turn>|\\[(?:PAD|UNK|CLS|SEP|MASK)]");

    private SpecialTokens() {}

    /**
     * Whether {@code text} contains a control token that the request does not. A token in the question may be
     * discussed.
     */
    static boolean strayIn(String text, GenerationRequest request) {
        Set<String> stray = in(Stream.of(text));
        if (!stray.isEmpty()) {
            stray.removeAll(in(Stream.concat(
                    request.prompt().messages().stream().map(Message::content),
                    request.passages().stream().map(Passage::text))));
        }
        return !stray.isEmpty();
    }

    /** Tokens do not nest, so consecutive matches find all. */
    private static Set<String> in(Stream<String> texts) {
        return texts.flatMap(text -> TOKEN.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
