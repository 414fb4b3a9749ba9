package org.scribes.textgen.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes valid and malformed safetensors files. */
final class TestingSafetensors {
    private TestingSafetensors() {}

    /** A file with the given header and the data bytes 0, 1, 2, … */
    static byte[] file(String header, int dataLength) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return file(json.length, json, dataLength);
    }

    static byte[] file(long claimedHeaderLength, byte[] header, int dataLength) {
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + header.length + dataLength)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claimedHeaderLength)
                .put(header);
        for (int i = 0; i < dataLength; i++) {
            file.put((byte) i);
        }
        return file.array();
    }

    /** An entry of a header. */
    static String tensor(String name, String dtype, String shape, long begin, long end) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                .formatted(name, dtype, shape, begin, end);
    }

    static Path write(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** Writes a shard of one-element F32 tensors. */
    static void shard(Path folder, String name, String... tensors) throws IOException {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < tensors.length; i++) {
            header.append(i == 0 ? "" : ",").append(tensor(tensors[i], "F32", "[1]", 4L * i, 4L * i + 4));
        }
        write(folder, name, file(header.append("}").toString(), 4 * tensors.length));
    }
}
