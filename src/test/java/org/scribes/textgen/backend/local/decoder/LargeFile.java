package org.scribes.textgen.backend.local.decoder;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Part;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Plain;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.TensorName;
import org.scribes.textgen.checkpoint.ModelConfig;

/** A bf16 checkpoint file too large to hold in memory: one block of random numbers, repeated. */
final class LargeFile {
    private static final int CHUNK = 1 << 20;

    private LargeFile() {}

    /** Writes the tensors for the {@code config.json} in {@code folder}. */
    static void write(Path folder) throws IOException {
        ModelConfig config = ModelConfig.read(folder);
        DecoderPlan plan = DecoderFamily.of(config.modelType()).plan(config);
        Map<String, List<Long>> shapes = Stream.concat(
                        plan.plain().stream().map(Plain::tensor),
                        plan.linears().stream()
                                .flatMap(linear -> linear.weights().stream().map(Part::tensor)))
                .collect(Collectors.toMap(TensorName::name, TensorName::shape, (a, b) -> a, LinkedHashMap::new));
        StringJoiner header = new StringJoiner(",", "{", "}");
        long at = 0;
        for (Map.Entry<String, List<Long>> tensor : shapes.entrySet()) {
            long end = at + 2 * tensor.getValue().stream().reduce(1L, Math::multiplyExact);
            header.add("\"%s\":{\"dtype\":\"BF16\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(tensor.getKey(), tensor.getValue(), at, end));
            at = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        byte[] chunk = chunk();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("model.safetensors")))) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length)
                    .array());
            out.write(json);
            for (long left = at; left > 0; left -= chunk.length) {
                out.write(chunk, 0, (int) Math.min(left, chunk.length));
            }
        }
    }

    /** Random numbers around 0. */
    private static byte[] chunk() {
        Random random = new Random(3);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        while (chunk.hasRemaining()) {
            chunk.putShort((short) (Float.floatToIntBits((float) random.nextGaussian()) >> 16));
        }
        return chunk.array();
    }
}
