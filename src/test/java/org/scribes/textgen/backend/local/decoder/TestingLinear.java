package org.scribes.textgen.backend.local.decoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.local.Matrices;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Linear;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.Part;
import org.scribes.textgen.backend.local.decoder.DecoderPlan.TensorName;
import org.scribes.textgen.backend.local.decoder.TorchScriptDecoder.Raw;
import org.scribes.textgen.checkpoint.Weights;

/** A single linear layer, loaded from a file like those of a model. */
public final class TestingLinear {
    private static final String INPUTS = "inputs";

    private final Path folder;
    private final Map<String, float[][]> tensors = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private Numerics numerics = Numerics.F32;
    private long partWeights = 1L << 25;

    /** @param inputs possible input rows */
    public TestingLinear(Path folder, float[][] inputs) {
        this.folder = folder;
        tensors.put(INPUTS, inputs);
    }

    /** Adds a tensor to the layer's weights, {@code [outputs, inputs]}. */
    public TestingLinear weights(float[][] weights) {
        return add(weights, false);
    }

    /** Like {@link #weights}, but stored transposed in the file. */
    public TestingLinear transposedWeights(float[][] weights) {
        return add(Matrices.transposed(weights), true);
    }

    private TestingLinear add(float[][] inFile, boolean transposed) {
        String name = "w" + parts.size();
        tensors.put(name, inFile);
        parts.add(new Part(name(name), transposed));
        return this;
    }

    public TestingLinear numerics(Numerics wanted) {
        numerics = wanted;
        return this;
    }

    public TestingLinear partWeights(long wanted) {
        partWeights = wanted;
        return this;
    }

    private TensorName name(String name) {
        float[][] matrix = tensors.get(name);
        return matrix == null ? new TensorName(name, List.of()) : new TensorName(name, shape(matrix));
    }

    private static List<Long> shape(float[][] matrix) {
        return List.of((long) matrix.length, (long) matrix[0].length);
    }

    /** The outputs for the given input rows, computed in one step. */
    public float[][] outputs(int... rows) throws IOException {
        return outputs(List.of(rows)).get(0);
    }

    /** The outputs of several steps. */
    public List<float[][]> outputs(List<int[]> steps) throws IOException {
        Linear linear = new Linear(0, parts, List.of());
        DecoderPlan plan = new DecoderPlan(
                "/torchscript/linear.py",
                new DecoderPlan.Attention(1, 1, 2, 2),
                List.of(),
                List.of(),
                1e-5,
                List.of(1f),
                List.of(),
                List.of(linear));
        write();
        try (Weights weights = Weights.open(folder);
                TorchScriptDecoder decoder =
                        TorchScriptDecoder.compile(plan, numerics, List.of("cpu"), (int) linear.rows())) {
            TensorName inputs = name(INPUTS);
            decoder.addPlain(new Raw(weights.bytes(INPUTS), TorchType.F32, inputs.shape()), numerics.compute(), "cpu");
            new LinearLoader(weights, decoder, numerics, "cpu", partWeights).load(linear);
            decoder.endLinear("cpu");
            return steps.stream().map(rows -> step(decoder, rows)).toList();
        }
    }

    private static float[][] step(Decoder decoder, int[] rows) {
        BatchStep step = new BatchStep();
        IntStream.of(rows).forEach(row -> step.addTokenWithLogits(0, 0, row));
        try (Decoder.StepLogits logits = decoder.step(step)) {
            float[][] outputs = new float[rows.length][decoder.vocabularySize()];
            for (int i = 0; i < rows.length; i++) {
                logits.copy(i, outputs[i]);
            }
            return outputs;
        }
    }

    private void write() throws IOException {
        StringJoiner header = new StringJoiner(",", "{", "}");
        long at = 0;
        for (Map.Entry<String, float[][]> tensor : tensors.entrySet()) {
            List<Long> shape = shape(tensor.getValue());
            long end = at + Float.BYTES * shape.get(0) * shape.get(1);
            header.add("\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(tensor.getKey(), shape, at, end));
            at = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate((int) (Long.BYTES + json.length + at))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json);
        for (float[][] matrix : tensors.values()) {
            for (float[] row : matrix) {
                for (float value : row) {
                    file.putFloat(value);
                }
            }
        }
        Files.write(folder.resolve("model.safetensors"), file.array());
    }
}
