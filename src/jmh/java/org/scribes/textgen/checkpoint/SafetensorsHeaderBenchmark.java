package org.scribes.textgen.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the header of a checkpoint of 80 layers costs to read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SafetensorsHeaderBenchmark {
    private static final int TENSORS = 9 * 80;
    private static final long BYTES = 2L * 1024 * 1024;

    private final byte[] header = header();

    private static byte[] header() {
        StringJoiner json = new StringJoiner(",", "{", "}");
        for (int i = 0; i < TENSORS; i++) {
            json.add(
                    "\"model.layers.%d.mlp.down_proj.%d.weight\":{\"dtype\":\"BF16\",\"shape\":[1024,1024],\"data_offsets\":[%d,%d]}"
                            .formatted(i / 9, i % 9, i * BYTES, (i + 1) * BYTES));
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public Map<String, TensorInfo> parse() {
        return SafetensorsHeader.parse("model.safetensors", header, Long.BYTES + header.length, TENSORS * BYTES);
    }
}
