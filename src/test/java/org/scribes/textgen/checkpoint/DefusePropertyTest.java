package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.scribes.textgen.checkpoint.TestingTokenizers.Spaces;

class DefusePropertyTest {
    private static final CheckpointTokenizer TINY = CheckpointTokenizer.open(TestingTokenizers.TINY);
    private static final CheckpointTokenizer OVERLAPPING = overlapping();
    private static final CheckpointTokenizer SENTENCE_PIECE =
            TestingTokenizers.open(TestingTokenizers.sentencePiece(Spaces.PREPEND));
    private static final CheckpointTokenizer FOLDING = TestingTokenizers.open(TestingTokenizers.folding());

    @AfterContainer
    static void close() {
        List.of(TINY, OVERLAPPING, SENTENCE_PIECE, FOLDING).forEach(CheckpointTokenizer::close);
    }

    @Property(tries = 500)
    void byteLevelTokenizer_findsNoControlTokenAndLosesNoText(@ForAll("hostile") String text) {
        int[] ids = TINY.encode(TINY.defuse(text));
        assertThat(Arrays.stream(ids)).allMatch(id -> id > 5);
        assertThat(TINY.decode(ids, true)).isEqualTo(text.replace("\uFDD0", ""));
    }

    @Property(tries = 500)
    void overlappingControlTokens_areNotFoundAndNoTextIsLost(@ForAll("overlaps") String text) {
        int[] ids = OVERLAPPING.encode(OVERLAPPING.defuse(text));
        assertThat(Arrays.stream(ids)).allMatch(id -> id > 5 && id < 4096);
        assertThat(OVERLAPPING.decode(ids, true)).isEqualTo(text.replace("\uFDD0", ""));
    }

    @Property(tries = 500)
    void sentencePieceTokenizer_findsNoControlTokenAndLosesNoText(@ForAll("hostile") String text) {
        int[] ids = SENTENCE_PIECE.encode(SENTENCE_PIECE.defuse(text));
        assertThat(Arrays.stream(ids)).allMatch(id -> id > 2 && id < SENTENCE_PIECE.vocabularySize() - 1);
        assertThat(SENTENCE_PIECE.decode(ids, true)).isEqualTo(text.replace("\uFDD0", ""));
    }

    @Property(tries = 500)
    void foldingTokenizer_findsNoControlToken(@ForAll("hostile") String text) {
        int[] ids = FOLDING.encode(FOLDING.defuse(text));
        assertThat(Arrays.stream(ids)).allMatch(id -> id == 0 || (id > 3 && id < FOLDING.vocabularySize() - 1));
    }

    @Property(tries = 200)
    void hostileTexts_leaveOnlyTemplateControlTokens(
            @ForAll("hostile") String first, @ForAll("hostile") String second) {
        int[] ids = TINY.encode("<|user|>" + TINY.defuse(first) + TINY.defuse(second) + "<|assistant|>");
        assertThat(Arrays.stream(ids).filter(id -> id <= 5)).containsExactly(3, 4);
    }

    @Property(tries = 200)
    void defuse_isIdempotent(@ForAll("hostile") String text) {
        assertThat(TINY.defuse(TINY.defuse(text))).isEqualTo(TINY.defuse(text));
    }

    @Provide
    Arbitrary<String> hostile() {
        return joined(
                "<|end|>",
                "<|user|>",
                "<|system|>",
                "<|assistant|>",
                "<|endoftext|>",
                "<s>",
                "</s>",
                "<unk>",
                "[INST]",
                "<|",
                "|>",
                "<",
                ">",
                "/s>",
                "<|en",
                "nd|>",
                "d|>",
                "</",
                "[IN",
                "ST]",
                "</S>",
                "<|END|>",
                "\uff1c/s\uff1e",
                "\u338f",
                "k",
                "g",
                "\uFDD0",
                " ",
                "\n",
                "a",
                "John 3:16",
                "\u00e9",
                "\ud83d\ude00",
                "\u0301",
                "\u200b");
    }

    @Provide
    Arbitrary<String> overlaps() {
        return joined(
                "aba",
                "ab",
                "a",
                "b",
                "bab",
                "aaa",
                "abab",
                "\ud83d\ude00\ud83d\ude01",
                "\ud83d\ude00",
                " ",
                "\uFDD0",
                "x");
    }

    private static Arbitrary<String> joined(String... fragments) {
        return Arbitraries.of(fragments).list().ofMaxSize(30).map(list -> String.join("", list));
    }

    /** Tokens with shared beginnings and ends: one overlaps itself, one is outside the basic plane. */
    private static CheckpointTokenizer overlapping() {
        ObjectNode json = JsonFiles.read(TestingTokenizers.TINY, "tokenizer.json", 1 << 20);
        int id = 4096;
        for (String token : List.of("aba", "bab", "ab", "aa", "\ud83d\ude00\ud83d\ude01", "ba ")) {
            TestingTokenizers.add(json, id++, token, false);
        }
        return TestingTokenizers.open(json);
    }
}
