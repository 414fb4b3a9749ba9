package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.backend.local.ReferenceLlama;
import org.scribes.textgen.backend.local.TestingEngine;

/**
 * Covers variants that the conformance checkpoints lack, compared with plain Java: windows, biases, tied heads and odd
 * head widths.
 */
class LlamaFamilyTest {
    private static final String SIZES = "'vocab_size':64,'hidden_size':32,'intermediate_size':48,'num_hidden_layers':3,"
            + "'num_attention_heads':4,'num_key_value_heads':2,'max_position_embeddings':64";
    private static final int[] PROMPT =
            IntStream.range(0, 40).map(i -> (11 * i + 5) % 64).toArray();

    @TempDir
    Path folder;

    @BeforeAll
    static void startEngine() {
        TestingEngine.start();
    }

    private RandomCheckpoint checkpoint(String type, String keys) throws IOException {
        return new RandomCheckpoint(folder, "{'model_type':'" + type + "'," + SIZES + "," + keys + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "llama   | 'use_cache':true",
                "llama   | 'attention_bias':true",
                "llama   | 'mlp_bias':true",
                "llama   | 'tie_word_embeddings':true",
                "llama   | 'head_dim':24",
                "mistral | 'sliding_window':8",
                "mistral | 'sliding_window':1",
                "phi3    | 'sliding_window':8",
                "phi3    | 'partial_rotary_factor':0.75",
                "qwen2   | 'use_sliding_window':false,'sliding_window':8,'max_window_layers':0",
                "qwen2   | 'use_sliding_window':true,'sliding_window':8,'max_window_layers':0",
                "qwen2   | 'use_sliding_window':true,'sliding_window':8,'max_window_layers':1",
                "qwen2   | 'use_sliding_window':true,'sliding_window':8,'max_window_layers':3",
                "qwen3   | 'head_dim':16,'attention_bias':true,'tie_word_embeddings':true",
                "qwen3   | 'use_sliding_window':true,'sliding_window':5,"
                        + "'layer_types':['sliding_attention','full_attention','sliding_attention']",
            })
    void step_variant_matchesPlainJava(String type, String keys) throws IOException {
        RandomCheckpoint checkpoint = checkpoint(type, keys);
        ReferenceLlama reference = new ReferenceLlama(checkpoint.config(), checkpoint.tensors());
        try (Decoder decoder = checkpoint.load(Numerics.F32)) {
            decoder.reserve(2 * PROMPT.length);
            float[] expected = floats(reference.logits(PROMPT));
            assertThat(new SingleSequence(decoder, 0).advance(PROMPT)).containsExactly(expected, within(1e-4f));
            assertThat(tokenByToken(decoder)).containsExactly(expected, within(1e-4f));
        }
    }

    /** Without an effect of the window on the reference, the comparison above would be void. */
    @Test
    void reference_windows_changeItsLogits() throws IOException {
        String window = "'use_sliding_window':true,'sliding_window':8,'max_window_layers':";
        double[] allLayers = logits("qwen2", window + 0);
        double[] someLayers = logits("qwen2", window + 1);
        double[] noLayers = logits("qwen2", window + 3);

        assertThat(difference(allLayers, someLayers)).isGreaterThan(1e-2);
        assertThat(difference(someLayers, noLayers)).isGreaterThan(1e-2);
    }

    private double[] logits(String type, String keys) throws IOException {
        RandomCheckpoint checkpoint = checkpoint(type, keys);
        return new ReferenceLlama(checkpoint.config(), checkpoint.tensors()).logits(PROMPT);
    }

    private static float[] tokenByToken(Decoder decoder) {
        SingleSequence sequence = new SingleSequence(decoder, PROMPT.length);
        float[] logits = {};
        for (int token : PROMPT) {
            logits = sequence.advance(token);
        }
        return logits;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double difference(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElse(0);
    }
}
