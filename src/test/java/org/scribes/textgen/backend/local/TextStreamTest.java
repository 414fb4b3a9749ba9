package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** With a vocabulary of single bytes, the hardest there is. */
class TextStreamTest {
    private int longestDecode;

    private String decode(int[] tokens) {
        longestDecode = Math.max(longestDecode, tokens.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int token : tokens) {
            bytes.write(token);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<String> stream(byte[] bytes) {
        TextStream stream = new TextStream(this::decode);
        List<String> pieces = new ArrayList<>();
        for (byte value : bytes) {
            pieces.add(stream.append(value & 0xFF));
        }
        pieces.add(stream.finish());
        return pieces;
    }

    @Property
    void append_anyText_givesItBackInWholeCharacters(@ForAll String text) {
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        List<String> pieces = stream(valid.getBytes(StandardCharsets.UTF_8));

        assertThat(String.join("", pieces)).isEqualTo(valid);
        for (String piece : pieces) {
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(piece)).isTrue();
        }
    }

    @Example
    void append_characterOfFourBytes_comesWithItsLast() {
        assertThat(stream("a😀b".getBytes(StandardCharsets.UTF_8))).containsExactly("a", "", "", "", "😀", "b", "");
    }

    @Property(tries = 50)
    void append_bytesThatNeverMakeACharacter_decodesABoundedWindow(
            @ForAll @IntRange(min = 0x80, max = 0xFF) int value) {
        byte[] bytes = new byte[2000];
        java.util.Arrays.fill(bytes, (byte) value);

        List<String> pieces = stream(bytes);

        assertThat(longestDecode).isLessThan(32);
        assertThat(String.join("", pieces)).hasSizeGreaterThan(500).matches("\uFFFD+");
    }

    @Example
    void finish_incompleteCharacter_givesTheReplacement() {
        assertThat(stream(new byte[] {'a', (byte) 0xF0, (byte) 0x9F})).containsExactly("a", "", "", "\uFFFD");
    }
}
