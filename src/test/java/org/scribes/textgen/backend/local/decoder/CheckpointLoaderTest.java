package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.domain.ModelLoadException;

/** Tests that malformed checkpoints are refused with file and reason. */
class CheckpointLoaderTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void copyEmbeddedModel() {
        folder = EmbeddedModel.install(parent);
    }

    private void configure(String key, String json) throws IOException {
        Path file = folder.resolve("config.json");
        ObjectNode config = (ObjectNode) JSON.readTree(file.toFile());
        config.set(key, JSON.readTree(json));
        JSON.writeValue(file.toFile(), config);
    }

    private Decoder load(List<Double> progress) {
        DecoderFamily family = DecoderFamily.of(ModelConfig.typeOf(folder));
        ModelConfig config = ModelConfig.read(folder);
        return CheckpointLoader.load(
                folder,
                family.plan(config),
                config.vocabSize(),
                Numerics.F32,
                Collections.nCopies(config.layers(), "cpu"),
                progress::add);
    }

    @Test
    void load_validCheckpoint_reportsProgressToTheEnd() {
        List<Double> progress = new ArrayList<>();

        try (Decoder decoder = load(progress)) {
            assertThat(decoder.vocabularySize()).isEqualTo(4096);
        }

        assertThat(progress).isSorted().endsWith(1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model_type          | \"mamba\" | config.json: model_type is mamba; the local engine runs gpt2, llama, mistral, phi, phi3, qwen2, qwen3. Run this model behind a server",
                "hidden_act          | \"gelu\"  | config.json: hidden_act is \"gelu\"; allowed: silu, swish",
                "model_type          | \"qwen3_moe\" | config.json: model_type is qwen3_moe; the local engine runs gpt2",
                "rope_scaling        | {\"type\": \"longrope\"} | rope_scaling.type \"longrope\" is not supported",
                "attention_bias      | true      | model.layers.0.self_attn.q_proj.bias",
                "mlp_bias            | true      | model.layers.0.mlp.gate_proj.bias",
                "num_hidden_layers   | 5         | model.layers.4.input_layernorm.weight",
                "tie_word_embeddings | false     | lm_head.weight",
                "vocab_size          | 4095      | tensor model.embed_tokens.weight has the shape [4096, 256]",
                "intermediate_size   | 689       | config.json asks for [689, 256]",
            })
    void load_mismatchedConfig_isRefusedByTensor(String key, String value, String problem) throws IOException {
        configure(key, value);

        assertThatExceptionOfType(ModelLoadException.class)
                .isThrownBy(() -> load(new ArrayList<>()))
                .withMessageContaining(problem);
    }

    @Test
    void load_integerTensor_isRefused() throws IOException {
        Path file = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        String header = new String(bytes, Long.BYTES, length, StandardCharsets.UTF_8).replace("BF16", "I16 ");
        byte[] changed = header.replace("\"I16 \"", "\"I16\" ").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(changed, 0, bytes, Long.BYTES, length);
        Files.write(file, bytes);

        assertThatExceptionOfType(ModelLoadException.class)
                .isThrownBy(() -> load(new ArrayList<>()))
                .withMessageContaining("has the dtype I16; allowed: F32, F16, BF16");
    }
}
