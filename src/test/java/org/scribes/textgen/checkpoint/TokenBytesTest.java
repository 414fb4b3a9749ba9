package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the joined bytes of tokens with the library's decoding of all tokens at once. */
class TokenBytesTest {
    private static final Path WORDS = Path.of("../shared/conformance/decoders/llama");
    private static final int TRIES = 300;

    private final Map<Integer, byte[]> starting = new HashMap<>();
    private final Map<Integer, byte[]> going = new HashMap<>();
    private final Map<Integer, Boolean> unknown = new HashMap<>();

    private CheckpointTokenizer read(byte[] json) {
        CheckpointTokenizer tokenizer = CheckpointTokenizer.of(json, new TokenizerConfig(Map.of(), Optional.empty()));
        TokenBytes.read(json, tokenizer, new TokenBytes.Visitor() {
            @Override
            public void token(int id, byte[] atStart, byte[] later) {
                starting.put(id, atStart);
                going.put(id, later);
            }

            @Override
            public void unknown(int id) {
                unknown.put(id, true);
            }
        });
        return tokenizer;
    }

    private CheckpointTokenizer read(JsonNode json) {
        return read(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] file(Path folder) throws IOException {
        return Files.readAllBytes(folder.resolve("tokenizer.json"));
    }

    /** Uses sequences that are valid UTF-8. In others, the library may revise earlier characters. */
    private void assertJoinedIsTheText(CheckpointTokenizer tokenizer, boolean bytesApart) {
        Random random = new Random(7);
        for (int i = 0; i < TRIES; i++) {
            int[] ids = random.ints(1 + random.nextInt(6), 0, tokenizer.vocabularySize())
                    .filter(id -> !bytesApart || isWhole(id))
                    .toArray();
            byte[] joined = joined(ids);
            String text = new String(joined, StandardCharsets.UTF_8);
            if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), joined)) {
                assertThat(text).as(Arrays.toString(ids)).isEqualTo(tokenizer.decode(ids, true));
            }
        }
    }

    private boolean isWhole(int id) {
        byte[] bytes = going.getOrDefault(id, new byte[0]);
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }

    private byte[] joined(int[] ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean begun = false;
        for (int id : ids) {
            if (going.containsKey(id)) {
                bytes.writeBytes(begun ? going.get(id) : starting.get(id));
                begun = true;
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void read_byteLevel_takesBytesFromNames() throws IOException {
        try (CheckpointTokenizer tokenizer = read(file(TestingTokenizers.TINY))) {
            assertThat(unknown).isEmpty();
            assertThat(going).hasSize(4096 - 6).doesNotContainKeys(0, 1, 2, 3, 4, 5);
            assertThat(starting).usingRecursiveComparison().isEqualTo(going);
            assertThat(joined(tokenizer.encode(" God’s — “love”")))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(" God’s — “love”");
            assertJoinedIsTheText(tokenizer, false);
        }
    }

    @ParameterizedTest
    @EnumSource
    void read_sentencePiece_dropsTheFirstSpaceAndReadsByteTokens(TestingTokenizers.Spaces spaces) {
        try (CheckpointTokenizer tokenizer = read(TestingTokenizers.sentencePiece(spaces))) {
            assertThat(unknown).isEmpty();
            assertThat(going.get(3 + 0xE2)).containsExactly(0xE2);
            int hello = tokenizer.encode("H")[0];
            assertThat(going.get(hello)).containsExactly(' ', 'H');
            assertThat(starting.get(hello)).containsExactly('H');
            assertJoinedIsTheText(tokenizer, false);
        }
    }

    @Test
    void read_unigramMetaspace_decodesBesideAnotherToken() {
        try (CheckpointTokenizer tokenizer = read(TestingTokenizers.folding())) {
            assertThat(unknown).isEmpty();
            assertJoinedIsTheText(tokenizer, true);
        }
    }

    @Test
    void read_wordTokenizer_addsSpaces() throws IOException {
        assumeThat(WORDS).as("conformance checkpoints lie beside the project").isDirectory();
        try (CheckpointTokenizer tokenizer = read(file(WORDS))) {
            assertThat(starting.get(7)).asString(StandardCharsets.UTF_8).isEqualTo("t7");
            assertThat(going.get(7)).asString(StandardCharsets.UTF_8).isEqualTo(" t7");
            assertJoinedIsTheText(tokenizer, true);
        }
    }
}
