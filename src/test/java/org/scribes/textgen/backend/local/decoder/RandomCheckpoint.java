package org.scribes.textgen.backend.local.decoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Part;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Plain;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.TensorName;
import org.scribes.textgen.checkpoint.ModelConfig;

/** A checkpoint of random weights, with the tensors in its configuration's plan. */
public final class RandomCheckpoint {
    private final Path folder;
    private final ModelConfig config;
    private final Map<String, List<Long>> shapes;
    private final Map<String, float[]> tensors = new LinkedHashMap<>();

    /**
     * Writes the checkpoint into {@code folder}.
     *
     * @param json its configuration; single quotes count as double quotes
     */
    public RandomCheckpoint(Path folder, String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json.replace('\'', '"'));
        this.folder = folder;
        this.config = ModelConfig.read(folder);
        this.shapes = shapes(DecoderFamily.of(config.modelType()).plan(config));
        Random random = new Random(7);
        shapes.forEach((name, shape) -> tensors.put(name, random(name, shape, random)));
        writeAs(name -> name);
    }

    private static Map<String, List<Long>> shapes(DecoderPlan plan) {
        Stream<TensorName> plain = plan.plain().stream().map(Plain::tensor);
        Stream<TensorName> linear = plan.linears().stream()
                .flatMap(layer -> Stream.concat(layer.weights().stream().map(Part::tensor), layer.bias().stream()));
        return Stream.concat(plain, linear)
                .collect(Collectors.toMap(TensorName::name, TensorName::shape, (a, b) -> a, LinkedHashMap::new));
    }

    /** Norms are around 1. Matrices are scaled to preserve the magnitude of their input. */
    private static float[] random(String name, List<Long> shape, Random random) {
        int size = size(shape);
        boolean norm = shape.size() == 1 && name.endsWith(".weight");
        double scale = shape.size() == 1 ? 0.3 : 1.5 / Math.sqrt(shape.get(shape.size() - 1));
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) ((norm ? 1 : 0) + scale * random.nextGaussian());
        }
        return values;
    }

    private static int size(List<Long> shape) {
        return (int) shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }

    /** Adds a tensor of zeros. */
    void put(String name, Long... shape) {
        shapes.put(name, List.of(shape));
        tensors.put(name, new float[size(List.of(shape))]);
    }

    void copy(String name, String copy) {
        shapes.put(copy, Objects.requireNonNull(shapes.get(name), name));
        tensors.put(copy, Objects.requireNonNull(tensors.get(name), name));
    }

    /** Writes the tensors under other names. */
    void writeAs(UnaryOperator<String> names) throws IOException {
        StringJoiner header = new StringJoiner(",", "{", "}");
        int at = 0;
        for (Map.Entry<String, float[]> tensor : tensors.entrySet()) {
            int end = at + Float.BYTES * tensor.getValue().length;
            header.add("\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(names.apply(tensor.getKey()), shapes.get(tensor.getKey()), at, end));
            at = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + json.length + at)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json);
        for (float[] values : tensors.values()) {
            file.asFloatBuffer().put(values);
            file.position(file.position() + Float.BYTES * values.length);
        }
        Files.write(folder.resolve("model.safetensors"), file.array());
    }

    ModelConfig config() {
        return config;
    }

    Map<String, float[]> tensors() {
        return tensors;
    }

    public Decoder load(Numerics numerics) {
        return TestingCheckpoints.load(folder, numerics);
    }
}
