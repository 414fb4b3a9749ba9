package org.scribes.textgen.domain;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text forms of control tokens of common model families. */
public final class ControlTokenText {
    /**
     * ChatML and Llama 3 ({@code <|im_end|>}), DeepSeek with full-width bars, SentencePiece ({@code <s>}, {@code
     * <0x0A>}), Llama 2 and Mistral ({@code [INST]}, {@code <<SYS>>}), Gemma ({@code <end_of_turn>}) and BERT.
     */
    private static final Pattern TOKEN = Pattern.compile("<[|｜][A-Za-z0-9_▁ -]{1,64}[|｜]>"
            + "|</?s>|<(?:unk|pad|bos|eos|mask|sep|cls)>|<0x[0-9A-F]{2}>"
            + "|\\[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)]|<</?SYS>>"
            + "|<(?:start|end)_of_turn>|\\[(?:PAD|UNK|CLS|SEP|MASK)]");

    private static final String BREAK = "\n\n";

    private ControlTokenText() {}

    /** The control tokens in {@code text}. They do not nest, so consecutive matches are all. */
    public static Stream<String> in(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group);
    }

    /** {@code text} with an empty line in place of each control token, since it ends what stands before it. */
    public static String asBreaks(String text) {
        Matcher tokens = TOKEN.matcher(text);
        StringBuilder broken = new StringBuilder(text.length());
        while (tokens.find()) {
            tokens.appendReplacement(broken, BREAK);
        }
        return tokens.appendTail(broken).toString();
    }
}
