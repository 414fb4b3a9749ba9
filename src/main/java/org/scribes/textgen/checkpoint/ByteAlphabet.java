package org.scribes.textgen.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The characters by which byte-level tokenizers name bytes: those that can be seen name themselves, the others follow
 * from U+0100 on (GPT-2's {@code bytes_to_unicode}).
 */
final class ByteAlphabet {
    private static final Map<Integer, Integer> BYTES = bytes();

    private ByteAlphabet() {}

    /** The bytes that {@code name} stands for; if it is not of the alphabet, its own, as Hugging Face does. */
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
        int unseen = 0x100;
        for (int value = 0; value < 0x100; value++) {
            boolean seen = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
            bytes.put(seen ? value : unseen++, value);
        }
        return bytes;
    }
}
