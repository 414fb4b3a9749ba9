package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.local.TestingDecoders;
import org.scribes.textgen.backend.local.TestingDecoders.Counting;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.checkpoint.TestingTokenizers;

class TextStreamTest {
    private static final CheckpointTokenizer TINY = CheckpointTokenizer.open(TestingTokenizers.TINY);
    private static final CheckpointTokenizer BYTE_FALLBACK = TestingTokenizers.byteFallback();

    @Test
    void character_isEmittedWithItsLastByte() {
        TextStream stream = new TextStream(TestingDecoders::bytes);
        assertThat(pieces(stream, TestingDecoders.ids("a\u00e9\u4e00\ud83d\ude00!")))
                .containsExactly("a", "", "\u00e9", "", "", "\u4e00", "", "", "", "\ud83d\ude00", "!", "");
    }

    @Test
    void invalidCharacter_isEmittedOnceKnown() {
        TextStream stream = new TextStream(TestingDecoders::bytes);
        assertThat(pieces(stream, 'a', 0xE2, 0x82, 'b', 0xF0, 0x9F))
                .containsExactly("a", "", "", "\ufffdb", "", "", "\ufffd");
    }

    @Test
    void textBeforeAnIncompleteCharacter_isEmitted() {
        Function<int[], String> twoBytesAToken = ids -> TestingDecoders.bytes(Arrays.stream(ids)
                .flatMap(id -> IntStream.of(id >> 8, id & 0xFF))
                .toArray());
        TextStream stream = new TextStream(twoBytesAToken);
        assertThat(pieces(stream, 'a' << 8 | 0xE4, 0xB8 << 8 | 0x80)).containsExactly("a", "\u4e00", "");
    }

    @Test
    void spaces_equalThoseOfTheWholeText() {
        TextStream stream = new TextStream(TestingDecoders::words);
        assertThat(pieces(stream, 2, 4, 3, 0, 0, 6)).containsExactly("w2", " w4", "w3", " ", " ", " w6", "");
    }

    @Test
    void silentTokens_haveNoEffect() {
        TextStream stream = new TextStream(TestingDecoders::bytes);
        int silent = TestingDecoders.SILENT;
        assertThat(pieces(stream, silent, 'a', silent, 0xC3, silent, 0xA9, silent))
                .containsExactly("", "a", "", "", "", "\u00e9", "", "");
    }

    @Test
    void longAnswer_isDecodedInBoundedWindows() {
        Counting decoder = new Counting(TestingDecoders::bytes);
        int[] ids = TestingDecoders.ids("In the beginning \u2014 \ud83d\ude00 ".repeat(500));
        assertThat(String.join("", pieces(new TextStream(decoder), ids))).isEqualTo(TestingDecoders.bytes(ids));
        assertThat(decoder.longest()).isLessThan(12);
        assertThat(decoder.calls()).isLessThanOrEqualTo(2 * ids.length + 1);
    }

    @Test
    void endlessInvalidBytes_areBoundedAndEmitted() {
        for (int bad : new int[] {0x80, 0xFF, 0xF0, 0xC3, TestingDecoders.SILENT}) {
            Counting decoder = new Counting(TestingDecoders::bytes);
            int[] ids = IntStream.generate(() -> bad).limit(5000).toArray();
            assertThat(String.join("", pieces(new TextStream(decoder), ids))).isEqualTo(TestingDecoders.bytes(ids));
            assertThat(decoder.longest()).isLessThan(64);
        }
    }

    @Test
    void invalidBytesBeforeACharacter_areBounded() {
        for (int bad = 1; bad <= 40; bad++) {
            Counting decoder = new Counting(TestingDecoders::bytes);
            int[] ids = IntStream.range(0, bad + 61).map(i -> 0x80).toArray();
            ids[bad] = 'A';
            assertThat(String.join("", pieces(new TextStream(decoder), ids))).isEqualTo(TestingDecoders.bytes(ids));
            assertThat(decoder.longest()).isLessThan(64);
        }
    }

    @Property(tries = 500)
    void anyBytes_joinToTheDecodedText(@ForAll @Size(max = 200) List<@IntRange(max = 256) Integer> tokens) {
        requireWhole(TestingDecoders::bytes, tokens);
    }

    @Property(tries = 500)
    void partialCharacters_joinToTheDecodedText(@ForAll("partsOfCharacters") List<Integer> tokens) {
        requireWhole(TestingDecoders::bytes, tokens);
    }

    @Property(tries = 300)
    void anyWords_joinToTheDecodedText(@ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> tokens) {
        requireWhole(TestingDecoders::words, tokens);
    }

    @Property(tries = 300)
    void validText_hasNoBrokenCharacter(@ForAll("wholeTexts") String text) {
        List<String> pieces = pieces(new TextStream(TestingDecoders::bytes), TestingDecoders.ids(text));
        assertThat(pieces)
                .allSatisfy(piece ->
                        assertThat(piece.codePoints()).noneMatch(c -> c == 0xFFFD || (c >= 0xD800 && c < 0xE000)));
        assertThat(String.join("", pieces)).isEqualTo(text);
    }

    @Property(tries = 100)
    void embeddedModelsTokens_joinToTheDecodedText(@ForAll @Size(max = 80) List<@IntRange(max = 4095) Integer> tokens) {
        requireWhole(ids -> TINY.decode(ids, true), tokens);
    }

    @Property(tries = 200)
    void byteFallback_joinsToTheEncodedText(@ForAll("wholeTexts") String text) {
        int[] ids = BYTE_FALLBACK.encode(text);
        TextStream stream = new TextStream(some -> BYTE_FALLBACK.decode(some, true));
        assertThat(String.join("", pieces(stream, ids))).isEqualTo(text);
    }

    @Property(tries = 200)
    void invalidByteFallback_isBoundedAndWellFormed(
            @ForAll @Size(max = 200) List<@IntRange(max = 290) Integer> tokens) {
        Counting decoder = new Counting(ids -> BYTE_FALLBACK.decode(ids, true));
        int[] ids = tokens.stream().mapToInt(Integer::intValue).toArray();
        assertThat(String.join("", pieces(new TextStream(decoder), ids)).codePoints())
                .noneMatch(c -> c >= 0xD800 && c < 0xE000);
        assertThat(decoder.longest()).isLessThan(64);
    }

    @Provide
    Arbitrary<List<Integer>> partsOfCharacters() {
        return Arbitraries.of(0x80, 0x9F, 0x98, 0xBF, 0xA0, 0xC3, 0xE2, 0xED, 0xEF, 0xBD, 0xF0, 0xF4, 0xFF, 0x41, 256)
                .list()
                .ofMaxSize(200);
    }

    @Provide
    Arbitrary<String> wholeTexts() {
        return Arbitraries.of(
                        "a",
                        " ",
                        "  ",
                        "Hello",
                        "\u00e9",
                        "\u4e00",
                        "\ud83d\ude00",
                        "\ud83d\ude01",
                        "\n",
                        "w",
                        "\u0301")
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    private static void requireWhole(Function<int[], String> decoder, List<Integer> tokens) {
        Counting counting = new Counting(decoder);
        int[] ids = tokens.stream().mapToInt(Integer::intValue).toArray();
        assertThat(String.join("", pieces(new TextStream(counting), ids))).isEqualTo(decoder.apply(ids));
        assertThat(counting.longest()).isLessThan(64);
    }

    /** The text of each token, followed by the text at the end. */
    private static List<String> pieces(TextStream stream, int... ids) {
        List<String> pieces = new ArrayList<>();
        Arrays.stream(ids).forEach(id -> pieces.add(stream.add(id)));
        pieces.add(stream.finish());
        return pieces;
    }
}
