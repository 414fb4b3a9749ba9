package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scribes.textgen.checkpoint.TestingSafetensors.file;
import static org.scribes.textgen.checkpoint.TestingSafetensors.shard;
import static org.scribes.textgen.checkpoint.TestingSafetensors.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.ModelLoadException;

class WeightsTest {
    private static final Path TINY = Path.of("src/main/resources/models/scribes-tiny");

    @TempDir
    Path folder;

    @Test
    void embeddedModel_isRead() {
        try (Weights weights = Weights.open(TINY)) {
            TensorInfo embeddings = weights.info("model.embed_tokens.weight");
            assertThat(embeddings.dtype()).isEqualTo(Dtype.BF16);
            assertThat(embeddings.shape()).containsExactly(4096L, 256L);
            assertThat(weights.bytes("model.embed_tokens.weight"))
                    .singleElement()
                    .extracting(ByteBuffer::remaining)
                    .isEqualTo(4096 * 256 * 2);
            assertThat(weights.names()).contains("model.norm.weight").hasSize(4 * 9 + 2);
        }
    }

    @Test
    void shards_areJoined() throws IOException {
        shard(folder, "model-1.safetensors", "a", "b");
        shard(folder, "model-2.safetensors", "c");
        index("{'a':'model-1.safetensors','b':'model-1.safetensors','c':'model-2.safetensors'}");
        try (Weights weights = Weights.open(folder)) {
            assertThat(weights.names()).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(weights.bytes("b").get(0).getInt()).isEqualTo(0x07060504);
            assertThat(weights.bytes("c").get(0).getInt()).isEqualTo(0x03020100);
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'model-1.safetensors','c':'model-2.safetensors'} | model-2.safetensors: does not exist",
                "{'a':'../model-1.safetensors'} | names the shard",
                "{'a':'..'} | names the shard",
                "{'a':'/etc/model.safetensors'} | names the shard",
                "{'a':'..\\\\model-1.safetensors'} | names the shard",
                "{'a':'C:model-1.safetensors'} | names the shard",
                "{'a':'model-1.bin'} | names the shard",
                "{'a':'\\u0000.safetensors'} | names the shard",
                "{'a':7} | no file",
                "{'a':'model-1.safetensors','x':'model-1.safetensors'} | places tensor `x` in model-1.safetensors",
                "{'a':'model-1.safetensors','a':'model-1.safetensors'} | Duplicate",
                "{} | no weight_map",
                "[] | no weight_map",
            })
    void inconsistentIndex_isRefused(String weightMap, String cause) throws IOException {
        shard(folder, "model-1.safetensors", "a", "b");
        index(weightMap);
        assertThatThrownBy(() -> Weights.open(folder))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(cause.replace('`', '"'));
    }

    @Test
    void tensorInTwoShards_isRefusedNamingBoth() throws IOException {
        shard(folder, "model-1.safetensors", "a");
        shard(folder, "model-2.safetensors", "a", "b");
        index("{'a':'model-1.safetensors','b':'model-2.safetensors'}");
        assertThatThrownBy(() -> Weights.open(folder))
                .hasMessage("model-2.safetensors: holds tensor \"a\", which is in model-1.safetensors too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pytorch_model.bin", "pytorch_model-00001-of-00002.bin", "model-q4_k_m.gguf"})
    void otherFormat_isRefusedByName(String name) throws IOException {
        Files.createFile(folder.resolve(name));
        assertThatThrownBy(() -> Weights.open(folder))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage(
                        "model.safetensors: does not exist; " + name + " is there, but this service reads safetensors");
    }

    @Test
    void emptyFolder_isRefused() {
        assertThatThrownBy(() -> Weights.open(folder)).hasMessageContaining("does not exist, and neither does");
    }

    @Test
    void absentFolder_isRefused() {
        assertThatThrownBy(() -> Weights.open(folder.resolve("none"))).hasMessage("model.safetensors: does not exist");
    }

    @Test
    void oddDtype_isRefusedOnlyWhenUsed() throws IOException {
        String header = "{" + tensor("ids", "I64", "[1]", 0, 8) + "," + tensor("w", "F16", "[2]", 8, 12) + "}";
        TestingSafetensors.write(folder, "model.safetensors", file(header, 12));
        try (Weights weights = Weights.open(folder)) {
            assertThat(weights.bytes("w")).hasSize(1);
            assertThat(weights.info("ids").dtype()).isEqualTo(Dtype.I64);
            assertThatThrownBy(() -> weights.bytes("ids"))
                    .hasMessage("model.safetensors: tensor \"ids\" is I64; F32, F16 and BF16 can be used");
        }
    }

    @Test
    void missingTensor_isRefusedByName() throws IOException {
        shard(folder, "model.safetensors", "a");
        try (Weights weights = Weights.open(folder)) {
            assertThatThrownBy(() -> weights.info("b")).hasMessage("model.safetensors: has no tensor \"b\"");
            assertThatThrownBy(() -> weights.bytes("b")).isInstanceOf(ModelLoadException.class);
        }
    }

    @Test
    void emptyTensor_hasNoBytes() throws IOException {
        TestingSafetensors.write(folder, "model.safetensors", file("{" + tensor("t", "F32", "[0]", 0, 0) + "}", 0));
        try (Weights weights = Weights.open(folder)) {
            assertThat(weights.bytes("t")).isEmpty();
        }
    }

    @Test
    void mappedBytes_stayValidAfterClose() throws IOException {
        shard(folder, "model.safetensors", "a");
        List<ByteBuffer> bytes;
        try (Weights weights = Weights.open(folder)) {
            bytes = weights.bytes("a");
        }
        assertThat(bytes.get(0).getInt()).isEqualTo(0x03020100);
    }

    private void index(String weightMap) throws IOException {
        Files.writeString(
                folder.resolve(ShardIndex.FILE), ("{'metadata':{},'weight_map':" + weightMap + "}").replace('\'', '"'));
    }
}
