package org.scribes.textgen.backend.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Simple decoders that model the kinds of tokenizers. */
public final class TestingDecoders {
    /** An id without text. */
    public static final int SILENT = 256;

    private TestingDecoders() {}

    /** Each id is a byte. */
    public static String bytes(int[] ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Arrays.stream(ids).filter(id -> id < SILENT).forEach(bytes::write);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /**
     * Each id is a word with a leading space, "w2" if even and without a leading space if odd. The first space of a
     * text is dropped.
     */
    public static String words(int[] ids) {
        String text = IntStream.of(ids)
                .mapToObj(id -> id == 0 ? " " : (id % 2 == 0 ? " w" : "w") + id)
                .collect(Collectors.joining());
        return text.startsWith(" ") ? text.substring(1) : text;
    }

    public static int[] ids(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, utf8.length).map(i -> utf8[i] & 0xFF).toArray();
    }

    /** Counts the tokens that a decoder is given. */
    public static final class Counting implements Function<int[], String> {
        private final Function<int[], String> decoder;
        private int calls;
        private int longest;

        public Counting(Function<int[], String> decoder) {
            this.decoder = decoder;
        }

        @Override
        public String apply(int[] ids) {
            calls++;
            longest = Math.max(longest, ids.length);
            return decoder.apply(ids);
        }

        public int calls() {
            return calls;
        }

        public int longest() {
            return longest;
        }
    }
}
