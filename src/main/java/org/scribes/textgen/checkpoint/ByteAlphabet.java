package org.scribes.textgen.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The characters that stand for bytes in byte-level tokenizers: printable bytes map to themselves, the others to U+0100
 * and up (GPT-2's {@code bytes_to_unicode}).
 */
final class ByteAlphabet {
    private static final Map<Integer, Integer> BYTES = bytes();

    private ByteAlphabet() {}

    /**
     * The bytes that {@code name} stands for. A name outside the alphabet stands for its UTF-8 bytes, as in Hugging
     * Face.
     */
    static byte[] bytes(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
        for (int character : name.codePoints().toArray()) {
            Integer named = BYTES.get(character);
            if (named == null) {
                return name.getBytes(StandardCharsets.UTF_8);
            }
            bytes.write(named);
        }
        return bytes.toByteArray();
    }

    private static Map<Integer, Integer> bytes() {
        Map<Integer, Integer> bytes = new HashMap<>();
        int unprintable = 0x100;
        for (int value = 0; value < 0x100; value++) {
            boolean printable = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
            bytes.put(printable ? value : unprintable++, value);
        }
        return bytes;
    }
}
