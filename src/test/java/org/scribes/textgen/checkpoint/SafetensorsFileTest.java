package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scribes.textgen.checkpoint.TestingSafetensors.file;
import static org.scribes.textgen.checkpoint.TestingSafetensors.tensor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.domain.ModelLoadException;

class SafetensorsFileTest {
    @TempDir
    Path folder;

    @Test
    void validHeader_locatesEachTensor() throws IOException {
        String header = "{\"__metadata__\":{\"format\":\"pt\"},"
                + tensor("b", "BF16", "[2,3]", 4, 16)
                + ","
                + tensor("a", "F32", "[]", 0, 4)
                + ","
                + tensor("none", "F32", "[0,5]", 16, 16)
                + "}   ";
        try (SafetensorsFile file = open(file(header, 16))) {
            long start = 8L + header.length();
            assertThat(file.tensors().values())
                    .containsExactly(
                            new TensorInfo("a", Dtype.F32, List.of(), start, start + 4),
                            new TensorInfo("b", Dtype.BF16, List.of(2L, 3L), start + 4, start + 16),
                            new TensorInfo("none", Dtype.F32, List.of(0L, 5L), start + 16, start + 16));
        }
    }

    @Test
    void noTensors_isAValidFile() throws IOException {
        try (SafetensorsFile file = open(file("{}", 0))) {
            assertThat(file.tensors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dtype.class)
    void everyDtypeOfTheFormat_isRead(Dtype dtype) throws IOException {
        long bytes = dtype.bytes(8);
        try (SafetensorsFile file = open(file("{" + tensor("t", dtype.name(), "[2,4]", 0, bytes) + "}", (int) bytes))) {
            assertThat(file.tensor("t").dtype()).isEqualTo(dtype);
        }
    }

    @Test
    void mappedTensor_isInDirectReadOnlyLittleEndianPieces() throws IOException {
        try (SafetensorsFile file = open(file("{" + tensor("t", "F32", "[5]", 0, 20) + "}", 20))) {
            TensorInfo tensor = file.tensor("t");
            List<ByteBuffer> pieces = file.map(tensor.begin(), tensor.end(), 8);
            assertThat(pieces).extracting(ByteBuffer::remaining).containsExactly(8, 8, 4);
            assertThat(pieces).allSatisfy(piece -> {
                assertThat(piece.isDirect()).isTrue();
                assertThat(piece.isReadOnly()).isTrue();
                assertThat(piece.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
            });
            assertThat(pieces.get(2).getInt()).isEqualTo(0x13121110);
        }
    }

    @Test
    void tensorAboveTwoGibibytes_isMappedCompletely() throws IOException {
        long elements = 1_300_000_000;
        String header = "{" + tensor("big", "BF16", "[" + elements + "]", 0, 2 * elements) + ","
                + tensor("last", "F32", "[1]", 2 * elements, 2 * elements + 4) + "}";
        Path path = TestingSafetensors.write(folder, "model.safetensors", file(header, 0));
        try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
            sparse.seek(sparse.length() + 2 * elements);
            sparse.write(new byte[] {7, 0, 0, 0});
        }
        try (Weights weights = Weights.open(folder)) {
            assertThat(weights.bytes("big").stream().mapToLong(ByteBuffer::remaining))
                    .containsExactly(1L << 30, 1L << 30, 2 * elements - (2L << 30));
            assertThat(weights.bytes("last").get(0).getInt()).isEqualTo(7);
        }
    }

    @Test
    void symbolicLink_isFollowed() throws IOException {
        Path blob = TestingSafetensors.write(folder, "blob", file("{" + tensor("t", "F32", "[1]", 0, 4) + "}", 4));
        Path link = Files.createSymbolicLink(folder.resolve("model.safetensors"), blob);
        try (SafetensorsFile file = SafetensorsFile.open(link)) {
            assertThat(file.tensors()).containsOnlyKeys("t");
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | length that does not match its shape",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | hole",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | describes 4 bytes of data; the file has 8",
                "{'t':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}} | describes 16 bytes of data; the file has 8",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'U8','shape':[6],'data_offsets':[2,8]}} | overlaps",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}} | invalid size",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}} | data_offsets out of range",
                "{'t':{'dtype':'U8','shape':[1],'data_offsets':[0,9223372036854775807]}} | data_offsets out of range",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[0,99999999999999999999]}} | invalid size",
                "{'t':{'dtype':'F32','shape':[1],'data_offsets':[0,4,8]}} | two data_offsets",
                "{'t':{'dtype':'F32','shape':[-1,-2],'data_offsets':[0,8]}} | invalid size",
                "{'t':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | impossible shape",
                "{'t':{'dtype':'F32','shape':[2305843009213693954],'data_offsets':[0,8]}} | impossible shape",
                "{'t':{'dtype':'F4','shape':[3],'data_offsets':[0,1]}} | impossible shape",
                "{'t':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}} | invalid size",
                "{'t':{'dtype':'F32','shape':'2','data_offsets':[0,8]}} | not a list",
                "{'t':{'dtype':'F32','shape':[[2]],'data_offsets':[0,8]}} | invalid size",
                "{'t':{'dtype':'Q4_K','shape':[2],'data_offsets':[0,8]}} | unknown dtype",
                "{'t':{'dtype':7,'shape':[2],'data_offsets':[0,8]}} | dtype that is not a string",
                "{'t':{'shape':[2],'data_offsets':[0,8]}} | needs dtype",
                "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}} | unknown key",
                "{'t':7} | is not an object",
                "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | Duplicate",
                "{'t':{'dtype':'F32','dtype':'F32','shape':[2],'data_offsets':[0,8]}} | Duplicate",
                "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} {} | has trailing data",
                "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0, | not valid JSON",
                "[] | does not begin with {",
                "'{}' | does not begin with {",
            })
    void inconsistentHeader_isRefusedWithTheCause(String header, String cause) {
        assertThatThrownBy(() -> open(file(header.replace('\'', '"'), 8)))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("model.safetensors: ")
                .hasMessageContaining(cause);
    }

    @ParameterizedTest
    @CsvSource({"-1, claims a header", "100000001, claims a header", "11, longer than the file", "0, does not begin"})
    void wrongHeaderLength_isRefused(long claimed, String cause) {
        byte[] bytes = file(claimed, "{}".getBytes(StandardCharsets.UTF_8), 8);
        assertThatThrownBy(() -> open(bytes))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(cause);
    }

    @Test
    void fileOfAFewBytes_isRefused() {
        assertThatThrownBy(() -> open(new byte[7])).hasMessageContaining("too short");
    }

    @Test
    void folderInsteadOfFile_isRefused() throws IOException {
        Path path = Files.createDirectory(folder.resolve("model.safetensors"));
        assertThatThrownBy(() -> SafetensorsFile.open(path)).hasMessage("model.safetensors: is a folder");
    }

    @Test
    void shapeOfManyDimensions_isRefused() {
        String shape = "[" + "1,".repeat(64) + "1]";
        assertThatThrownBy(() -> open(file("{" + tensor("t", "F32", shape, 0, 4) + "}", 4)))
                .hasMessageContaining("more than 64");
    }

    @Test
    void hugeClaims_allocateLittle() throws IOException {
        String claims = "{" + tensor("t", "F32", "[2305843009213693951]", 0, 9223372036854775804L) + "}";
        Path shape = TestingSafetensors.write(folder, "shape.safetensors", file(claims, 8));
        byte[] long99 = file(99_000_000, "{}".getBytes(StandardCharsets.UTF_8), 8);
        Path length = TestingSafetensors.write(folder, "length.safetensors", long99);
        assertThat(TestingMemory.allocatedBy(() -> {
                    refuse(shape);
                    refuse(length);
                }))
                .isLessThan(1 << 20);
    }

    private static void refuse(Path path) {
        assertThatThrownBy(() -> SafetensorsFile.open(path)).isInstanceOf(ModelLoadException.class);
    }

    private SafetensorsFile open(byte[] bytes) throws IOException {
        return SafetensorsFile.open(TestingSafetensors.write(folder, "model.safetensors", bytes));
    }
}
