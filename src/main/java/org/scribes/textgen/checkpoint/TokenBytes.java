package org.scribes.textgen.checkpoint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Determines the bytes that each token adds to an answer; joined, they are the answer's UTF-8 form. The bytes come from
 * decoding the token after another one. If the result is an incomplete character, they come from the token's name.
 */
public final class TokenBytes {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern BYTE = Pattern.compile("<0x[0-9A-F]{2}>");
    private static final char INCOMPLETE = '\uFFFD';

    private final CheckpointTokenizer tokenizer;
    private final TokenizerJson file;
    private final boolean byteLevel;

    /** Receives the tokens, each at most once. Tokens that are not visited add nothing to an answer. */
    public interface Visitor {
        /**
         * A token with known bytes.
         *
         * @param atStart the bytes that it adds at the start of an answer, where a space may be dropped
         * @param later the bytes that it adds elsewhere
         */
        void token(int id, byte[] atStart, byte[] later);

        /** A token with unknown bytes. */
        void unknown(int id);
    }

    private TokenBytes(CheckpointTokenizer tokenizer, TokenizerJson file) {
        this.tokenizer = tokenizer;
        this.file = file;
        this.byteLevel = file.part("decoder")
                .filter(part -> part.value().findValuesAsText("type").contains("ByteLevel"))
                .isPresent();
    }

    /**
     * Visits all tokens.
     *
     * @param tokenizer the open tokenizer of {@code folder}
     * @throws org.scribes.textgen.domain.ModelLoadException if {@code tokenizer.json} is malformed
     */
    public static void read(Path folder, CheckpointTokenizer tokenizer, Visitor visitor) {
        byte[] json = JsonFiles.bytes(folder, TokenizerJson.FILE, TokenizerJson.MAX_BYTES);
        read(json, tokenizer, visitor);
    }

    static void read(byte[] json, CheckpointTokenizer tokenizer, Visitor visitor) {
        TokenBytes bytes = new TokenBytes(tokenizer, TokenizerJson.parse(json));
        int neighbour = bytes.neighbour();
        for (int id = 0; id < tokenizer.vocabularySize(); id++) {
            bytes.visit(id, neighbour, visitor);
        }
    }

    /** A token whose text does not depend on its successor. Byte tokens do depend on it. */
    private int neighbour() {
        return IntStream.range(0, tokenizer.vocabularySize())
                .filter(id -> !BYTE.matcher(file.name(id)).matches())
                .filter(id -> PLAIN.matcher(text(id)).matches())
                .findFirst()
                .orElse(0);
    }

    private void visit(int id, int neighbour, Visitor visitor) {
        String before = text(neighbour);
        String both = text(neighbour, id);
        if (!both.startsWith(before)) {
            visitor.unknown(id);
            return;
        }
        String later = both.substring(before.length());
        if (later.isEmpty()) {
            return;
        }
        Optional<byte[]> raw = raw(id, later);
        String start = byteLevel ? later : text(id); // bytes do not depend on their position
        boolean known = raw.isPresent()
                ? later.indexOf(INCOMPLETE) >= 0 || text(raw.get()).equals(later)
                : later.indexOf(INCOMPLETE) < 0 && start.indexOf(INCOMPLETE) < 0;
        if (known) {
            byte[] bytes = raw.orElseGet(() -> utf8(later));
            visitor.token(id, raw.isPresent() && !start.isEmpty() ? bytes : utf8(start), bytes);
        } else {
            visitor.unknown(id);
        }
    }

    /** The bytes that the token's name stands for, if any. */
    private Optional<byte[]> raw(int id, String shown) {
        String name = file.name(id);
        if (byteLevel) {
            return Optional.of(ByteAlphabet.bytes(name));
        }
        return BYTE.matcher(name).matches() && !shown.strip().equals(name)
                ? Optional.of(new byte[] {(byte) Integer.parseInt(name.substring(3, 5), 16)})
                : Optional.empty();
    }

    private String text(int... ids) {
        return tokenizer.decode(ids, true);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
