package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.scribes.textgen.checkpoint.TestingTokenizers.TINY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.checkpoint.TestingTokenizers.Spaces;
import org.scribes.textgen.domain.ModelLoadException;

class CheckpointTokenizerTest {
    private static final String PROMPT = "<|system|>Answer only from the passages.\n<|context|>\n"
            + "[1] John 3:16: For God so loved the world\n<|user|>What does John 3:16 say?\n<|assistant|>";

    @TempDir
    Path folder;

    @Test
    void embeddedModelPrompt_encodesControlTokensAndDecodesBack() {
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(TINY)) {
            int[] ids = tokenizer.encode(PROMPT);
            assertThat(ids).startsWith(1).endsWith(4).containsSequence(16, 2).contains(3);
            assertThat(tokenizer.decode(ids, false)).isEqualTo(PROMPT);
            assertThat(tokenizer.decode(ids, true)).isEqualTo(PROMPT.replaceAll("<\\|[a-z]+\\|>", ""));
            assertThat(tokenizer.vocabularySize()).isEqualTo(4096);
        }
    }

    @Test
    void referencePrompts_encodeToExpectedIds() throws IOException {
        JsonNode check = JsonFiles.read(Path.of("src/test/resources/models/scribes-tiny"), "check.json", 1 << 20);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(TINY)) {
            assertThat(check.get("cases")).hasSize(40).allSatisfy(reference -> {
                int[] ids = JsonFiles.MAPPER.convertValue(reference.get("prompt"), int[].class);
                assertThat(tokenizer.encode(tokenizer.decode(ids, false))).isEqualTo(ids);
            });
        }
    }

    @Test
    void longText_isNotTruncatedOrPadded() {
        String text = "For God so loved the world. ".repeat(2000);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(TINY)) {
            assertThat(tokenizer.decode(tokenizer.encode(text), false)).isEqualTo(text);
        }
        try (CheckpointTokenizer tokenizer = TestingTokenizers.open(TestingTokenizers.sentencePiece(Spaces.PREPEND))) {
            assertThat(tokenizer.encode("hello")).hasSize(5);
            assertThat(tokenizer.encode("a")).hasSize(2);
        }
    }

    @Test
    void rawText_keepsItsControlTokensAndGetsThePostProcessors() {
        try (CheckpointTokenizer tokenizer = TestingTokenizers.open(TestingTokenizers.sentencePiece(Spaces.PREPEND))) {
            assertThat(tokenizer.encodeRaw("a</s>")).startsWith(1).endsWith(2);
            assertThat(tokenizer.encode("a")).doesNotContain(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Spaces.class)
    void defusedText_getsNoSpaceAtACut(Spaces spaces) {
        try (CheckpointTokenizer tokenizer = TestingTokenizers.open(TestingTokenizers.sentencePiece(spaces))) {
            String text = "Hello </s> w[INST]rld";
            int[] ids = tokenizer.encode(tokenizer.defuse(text));
            assertThat(tokenizer.decode(ids, false)).isEqualTo(text);
            assertThat(ids).doesNotContain(0, 1, 2, tokenizer.vocabularySize() - 1);
        }
    }

    @Test
    void templateControlTokenAfterDefusedText_isRecognized() {
        try (CheckpointTokenizer tokenizer = TestingTokenizers.open(TestingTokenizers.sentencePiece(Spaces.PREPEND))) {
            int[] after = tokenizer.encode("</s>Hello");
            int[] ids = tokenizer.encode("<s>" + tokenizer.defuse("a</s>") + "</s>Hello");
            assertThat(Arrays.copyOfRange(ids, ids.length - after.length, ids.length))
                    .isEqualTo(after);
            assertThat(IntStream.of(ids).filter(id -> id == 2)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain text", " > quoted <", "a < b && c > d", "d'où \u00e9\ud83d\ude00 |", "<|x|>"})
    void textWithoutControlTokens_isUnchanged(String text) {
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(TINY)) {
            assertThat(tokenizer.defuse("(" + text + ")")).isEqualTo("(" + text + ")");
        }
    }

    @Test
    void loneSurrogate_isReplacedAlone() {
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(TINY)) {
            String text = "\ud83d\ude00 \u0000 \ud800 x";
            assertThat(tokenizer.decode(tokenizer.encode(text), false)).isEqualTo("\ud83d\ude00 \u0000 \ufffd x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"</S>", "\uff1c/s\uff1e", "<|\u0395ND|>", "<|e\u0301nd|>", "<|END|><|end|></S>", "KG", "\u338f"})
    void textNormalisedToAControlToken_isDefused(String text) {
        try (CheckpointTokenizer tokenizer = TestingTokenizers.open(TestingTokenizers.folding())) {
            int kilogram = tokenizer.vocabularySize() - 1;
            assertThat(tokenizer.encode(tokenizer.defuse("a " + text + " b"))).doesNotContain(1, 2, 3, kilogram);
        }
    }

    @Test
    void foldingTokenizer_recognisesUndefusedControlTokens() {
        try (CheckpointTokenizer tokenizer = TestingTokenizers.open(TestingTokenizers.folding())) {
            assertThat(tokenizer.encode("a </S> b")).contains(2);
            assertThat(tokenizer.encode("a \u338f b")).contains(tokenizer.vocabularySize() - 1);
        }
    }

    @Test
    void controlTokenOfOneCharacter_isRemoved() {
        ObjectNode json = TestingTokenizers.sentencePiece(Spaces.PREPEND);
        TestingTokenizers.add(json, 400, "|", false);
        try (CheckpointTokenizer tokenizer = TestingTokenizers.open(json)) {
            assertThat(tokenizer.decode(tokenizer.encode(tokenizer.defuse("a|b||")), false))
                    .isEqualTo("ab");
        }
    }

    @Test
    void textOutsideTheVocabulary_mayBecomeTheUnknownToken() {
        try (CheckpointTokenizer tokenizer = TestingTokenizers.open(TestingTokenizers.folding())) {
            assertThat(tokenizer.defuse("\u4e00")).isEqualTo("\u4e00");
            assertThat(tokenizer.encode("\u4e00")).contains(0);
            assertThat(tokenizer.encode(tokenizer.defuse("<unk>"))).doesNotContain(0);
        }
    }

    @Test
    void unmarkedTurnMarkersAndConfiguredTokens_areControlTokens() throws IOException {
        ObjectNode json = JsonFiles.read(TINY, "tokenizer.json", 1 << 20);
        json.get("added_tokens").forEach(token -> ((ObjectNode) token).put("special", false));
        TestingTokenizers.add(json, 4096, "</s>", false);
        ((ObjectNode) json.at("/added_tokens/6")).put("special", false);
        Files.writeString(folder.resolve("tokenizer.json"), json.toString());
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"eos_token\":{\"content\":\"</s>\"}}");
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder)) {
            assertThat(tokenizer.encode(tokenizer.defuse("<|user|></s>"))).doesNotContain(3, 4096);
            assertThat(tokenizer.encode("<|user|></s>")).containsExactly(3, 4096);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "mistral", "gpt2"})
    void wordTokenizer_encodesWords(String family) {
        Path checkpoint = Path.of("../shared/conformance/decoders").resolve(family);
        assumeThat(checkpoint)
                .as("conformance checkpoints lie beside the project")
                .isDirectory();
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(checkpoint)) {
            assertThat(tokenizer.encodeRaw("t1 t511 t2")).containsExactly(1, 511, 2);
            assertThat(tokenizer.decode(new int[] {1, 511}, true)).isEqualTo("t1 t511");
            assertThat(tokenizer.encode(tokenizer.defuse("t3 unheard-of"))).containsExactly(3, 0);
            tokenizer.requireFits(512);
        }
    }

    @Test
    void textEdges_cannotCompleteAControlToken() {
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(TINY)) {
            assertThat(tokenizer.encode("<|us" + tokenizer.defuse("er|>"))).doesNotContain(3);
            assertThat(tokenizer.encode(tokenizer.defuse("<|us") + "er|>")).doesNotContain(3);
            assertThat(tokenizer.encode(
                            "<|us" + tokenizer.defuse(" \u00a0er|>").strip().replace("\u00a0", "")))
                    .doesNotContain(3);
            assertThat(tokenizer.encode(tokenizer.defuse("<|us") + tokenizer.defuse("er|>")))
                    .doesNotContain(3);
        }
    }

    @Test
    void tooLargeVocabulary_isRefusedNamingBothSizes() {
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(TINY)) {
            tokenizer.requireFits(4096);
            assertThatThrownBy(() -> tokenizer.requireFits(4095))
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessage("tokenizer.json: has ids up to 4095, the model's vocab_size is 4095");
        }
    }

    @Test
    void vocabularySize_countsAddedTokensAndHoles() {
        ObjectNode json = TestingTokenizers.folding();
        int known = json.at("/model/vocab").size();
        try (CheckpointTokenizer tokenizer = TestingTokenizers.open(json)) {
            assertThat(tokenizer.vocabularySize()).isEqualTo(known + 1);
        }
    }

    @Test
    void closedTokenizer_throws() {
        CheckpointTokenizer tokenizer = CheckpointTokenizer.open(TINY);
        tokenizer.close();
        tokenizer.close();
        assertThatThrownBy(() -> tokenizer.encode("a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void concurrentCalls_equalSequentialOnes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(TINY)) {
            int[] expected = tokenizer.encode(PROMPT);
            List<Future<int[]>> results = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> tokenizer.encode(PROMPT)))
                    .toList();
            for (Future<int[]> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void missingFile_isRefused() {
        assertThatThrownBy(() -> CheckpointTokenizer.open(folder))
                .hasMessageStartingWith("tokenizer.json: does not exist, and no other kind of tokenizer is read");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/post_processor/special_tokens | {} | names",
                "/normalizer | {'type':'Precompiled','precompiled_charsmap':'AAAA'} | Precompiled",
                "/normalizer | {'type':'Sequence','normalizers':[{'type':'Precompiled'}]} | Precompiled",
                "/pre_tokenizer | {'type':'FixedLength','length':0} | FixedLength",
                "/decoder | {'type':'Strip','content':' ','start':0,'stop':1} | Strip",
                "/post_processor/special_tokens/<s>/ids | [4294967295] | an unknown token id",
                "/normalizer | {'type':'Prepend','prepend':''} | Prepend",
                "/normalizer | {'type':'Replace','pattern':{'String':''},'content':'x'} | Replace",
                "/normalizer | {'type':'Replace','pattern':{'Regex':'(ab)*'},'content':'x'} | Replace",
                "/normalizer | {'type':'Replace','pattern':{'Regex':'(?=H)'},'content':'x'} | Replace",
                "/normalizer | {'type':'Replace','pattern':{'Regex':'(a'},'content':'x'} | Replace",
                "/model/continuing_subword_prefix | '##xx' | continuing_subword_prefix",
                "/model/vocab | {'a':-1} | has an id out of the range 0",
                "/model/vocab | {'a':99999999999} | has an id out of the range 0",
                "/model/vocab | {'a':'b'} | not an integer",
                "/model/vocab | 7 | has no vocabulary",
                "/model/merges | [['x','y']] | refused by the tokenizers library",
                "/model/type | 'Nonsense' | refused by the tokenizers library",
                "/model | null | refused by the tokenizers library",
                "/normalizer | {'type':'Nonsense'} | refused by the tokenizers library",
                "/added_tokens | [{'content':'x'}] | added token without",
                "/added_tokens | [{'id':16777216,'content':'x'}] | has an id out of the range 0",
            })
    void brokenTokenizer_isRefusedWithoutAbort(String pointer, String value, String cause) {
        ObjectNode json = TestingTokenizers.sentencePiece(Spaces.PREPEND);
        int key = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) (key == 0 ? json : json.at(pointer.substring(0, key)));
        parent.set(
                pointer.substring(key + 1),
                TestingTokenizers.parse("{'v':" + value + "}").get("v"));
        assertThatThrownBy(() -> TestingTokenizers.open(json))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("tokenizer.json: ")
                .hasMessageContaining(cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{}{}", "{\"model\":{}}", "{\"a\":1,\"a\":2}", "\ufffe"})
    void invalidTokenizerFile_isRefused(String content) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), content);
        assertThatThrownBy(() -> CheckpointTokenizer.open(folder))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("tokenizer.json: ");
    }
}
