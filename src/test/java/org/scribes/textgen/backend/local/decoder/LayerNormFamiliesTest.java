package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scribes.textgen.backend.local.TestingEngine;

/**
 * Covers variants that the conformance checkpoints of Phi and GPT-2 lack: other names, tied and untied heads, the exact
 * gelu.
 */
class LayerNormFamiliesTest {
    private static final String GPT2 =
            "{'model_type':'gpt2','vocab_size':64,'n_embd':32,'n_layer':2,'n_head':4,'n_positions':64%s}";
    private static final String PHI =
            "{'model_type':'phi','vocab_size':64,'hidden_size':32,'intermediate_size':64,'num_hidden_layers':2,"
                    + "'num_attention_heads':4,'max_position_embeddings':64%s}";
    private static final int[] PROMPT =
            IntStream.range(0, 20).map(i -> (11 * i + 5) % 64).toArray();

    @TempDir
    Path folder;

    @BeforeAll
    static void startEngine() {
        TestingEngine.start();
    }

    private RandomCheckpoint checkpoint(String json, String keys) throws IOException {
        return new RandomCheckpoint(folder, json.formatted(keys));
    }

    private static float[] logits(RandomCheckpoint checkpoint) {
        return logits(checkpoint, Numerics.F32);
    }

    private static float[] logits(RandomCheckpoint checkpoint, Numerics numerics) {
        try (Decoder decoder = checkpoint.load(numerics)) {
            decoder.reserve(PROMPT.length);
            return new SingleSequence(decoder, 0).advance(PROMPT);
        }
    }

    @Test
    void load_prefixedGpt2Names_givesTheSameLogits() throws IOException {
        RandomCheckpoint checkpoint = checkpoint(GPT2, "");
        float[] bare = logits(checkpoint);

        checkpoint.writeAs(name -> "transformer." + name);

        assertThat(logits(checkpoint)).containsExactly(bare);
    }

    /** Older files store the attention mask as a tensor, which is not a weight. */
    @Test
    void load_gpt2WithMaskBuffers_ignoresThem() throws IOException {
        RandomCheckpoint checkpoint = checkpoint(GPT2, "");
        float[] without = logits(checkpoint);

        checkpoint.put("h.0.attn.bias", 1L, 1L, 4L, 4L);
        checkpoint.put("h.0.attn.masked_bias");
        checkpoint.writeAs(name -> name);

        assertThat(logits(checkpoint)).containsExactly(without);
    }

    @ParameterizedTest
    @CsvSource({"gpt2, wte", "phi, model.embed_tokens"})
    void step_untiedCopyOfTheEmbedding_givesTheSameLogits(String family, String embedding) throws IOException {
        String json = family.equals("phi") ? PHI : GPT2;
        RandomCheckpoint tied = checkpoint(json, ",'tie_word_embeddings':true");
        float[] expected = logits(tied);
        tied.copy(embedding + ".weight", "lm_head.weight");
        tied.writeAs(name -> name);

        Path config = folder.resolve("config.json");
        Files.writeString(
                config,
                Files.readString(config).replace("\"tie_word_embeddings\":true", "\"tie_word_embeddings\":false"));

        assertThat(logits(tied)).containsExactly(expected, within(1e-6f));
    }

    @Test
    void step_exactGelu_isCloseToTheApproximation() throws IOException {
        float[] approximate = logits(checkpoint(GPT2, ",'activation_function':'gelu_new'"));
        float[] exact = logits(checkpoint(GPT2, ",'activation_function':'gelu'"));

        assertThat(exact).isNotEqualTo(approximate).containsExactly(approximate, within(2e-2f));
    }

    static Stream<Arguments> fewerBits() {
        return Stream.of(
                Arguments.of(GPT2, Numerics.floats(TorchType.BF16), 0.1f),
                Arguments.of(PHI, Numerics.floats(TorchType.BF16), 0.1f),
                Arguments.of(GPT2, Numerics.int8(false), 0.3f),
                Arguments.of(PHI, Numerics.int8(false), 0.3f),
                Arguments.of(GPT2, Numerics.int4(), 1.5f),
                Arguments.of(PHI, Numerics.int4(), 1.5f));
    }

    @ParameterizedTest
    @MethodSource("fewerBits")
    void step_quantized_isCloseToF32(String json, Numerics numerics, float tolerance) throws IOException {
        RandomCheckpoint checkpoint = checkpoint(json, "");
        assertThat(logits(checkpoint, numerics)).containsExactly(logits(checkpoint), within(tolerance));
    }

    @Test
    void step_positions_matter() throws IOException {
        try (Decoder decoder = checkpoint(GPT2, "").load(Numerics.F32)) {
            decoder.reserve(2 * PROMPT.length);
            float[] whole = new SingleSequence(decoder, 0).advance(PROMPT);
            SingleSequence second = new SingleSequence(decoder, PROMPT.length);
            float[] last = {};
            for (int token : PROMPT) {
                last = second.advance(token);
            }
            assertThat(last).containsExactly(whole, within(1e-4f));
        }
    }
}
