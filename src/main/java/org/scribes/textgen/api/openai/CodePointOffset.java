package org.scribes.textgen.api.openai;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.scribes.textgen.domain.TokenScore;

/** Where tokens begin in their joined text, in code points. One that continues a character begins where that does. */
final class CodePointOffset {
    private int begun;

    /** The offset of the next token. Control tokens are no part of the text. */
    int add(TokenScore token) {
        List<Integer> bytes = bytes(token);
        boolean continues = !bytes.isEmpty() && isContinuation(bytes.get(0));
        int offset = continues && begun > 0 ? begun - 1 : begun;
        begun += (int) bytes.stream().filter(next -> !isContinuation(next)).count();
        return offset;
    }

    private static List<Integer> bytes(TokenScore token) {
        if (token.special()) {
            return List.of();
        }
        if (!token.bytes().isEmpty()) {
            return token.bytes();
        }
        byte[] text = token.text().getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, text.length).mapToObj(i -> text[i] & 0xFF).toList();
    }

    /** Whether a byte continues a character of UTF-8. */
    private static boolean isContinuation(int next) {
        return (next & 0xC0) == 0x80;
    }
}
