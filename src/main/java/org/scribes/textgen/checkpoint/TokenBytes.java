package org.scribes.textgen.checkpoint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells the bytes that each token adds to an answer, so that they joined are the answer's UTF-8 form. What the library
 * makes of a token beside another one is the measure; where that is a part of a character, the token's name has the bytes.
 */
public final class TokenBytes {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern BYTE = Pattern.compile("<0x[0-9A-F]{2}>");
    private static final char INCOMPLETE = '\uFFFD';

    private final CheckpointTokenizer tokenizer;
    private final TokenizerJson file;
    private final boolean byteLevel;

    /** Takes what is known of the tokens, each at most once; of others an answer shows nothing. */
    public interface Taker {
        /**
         * The token adds bytes.
         *
         * @param atStart what it adds to an answer without any: a space may be missing
         */
        void token(int id, byte[] atStart, byte[] later);

        /** The token adds something, but nobody knows what. */
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
     * Goes through all tokens.
     *
     * @param tokenizer the open tokenizer of {@code folder}
     * @throws org.scribes.textgen.domain.ModelLoadException when {@code tokenizer.json} is not as it should be
     */
    public static void read(Path folder, CheckpointTokenizer tokenizer, Taker taker) {
        byte[] json = JsonFiles.bytes(folder, TokenizerJson.FILE, TokenizerJson.MAX_BYTES);
        read(json, tokenizer, taker);
    }

    static void read(byte[] json, CheckpointTokenizer tokenizer, Taker taker) {
        TokenBytes bytes = new TokenBytes(tokenizer, TokenizerJson.parse(json));
        int neighbour = bytes.neighbour();
        for (int id = 0; id < tokenizer.vocabularySize(); id++) {
            bytes.visit(id, neighbour, taker);
        }
    }

    /** A token that reads the same whatever follows; bytes do not. */
    private int neighbour() {
        return IntStream.range(0, tokenizer.vocabularySize())
                .filter(id -> !BYTE.matcher(file.name(id)).matches())
                .filter(id -> PLAIN.matcher(text(id)).matches())
                .findFirst()
                .orElse(0);
    }

    private void visit(int id, int neighbour, Taker taker) {
        String before = text(neighbour);
        String both = text(neighbour, id);
        if (!both.startsWith(before)) {
            taker.unknown(id);
            return;
        }
        String later = both.substring(before.length());
        if (later.isEmpty()) {
            return;
        }
        Optional<byte[]> raw = raw(id, later);
        String start = byteLevel ? later : text(id); // bytes are the same everywhere
        boolean told = raw.isPresent()
                ? later.indexOf(INCOMPLETE) >= 0 || text(raw.get()).equals(later)
                : later.indexOf(INCOMPLETE) < 0 && start.indexOf(INCOMPLETE) < 0;
        if (told) {
            byte[] bytes = raw.orElseGet(() -> utf8(later));
            taker.token(id, raw.isPresent() && !start.isEmpty() ? bytes : utf8(start), bytes);
        } else {
            taker.unknown(id);
        }
    }

    /** The bytes that the token's name stands for. */
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
