package org.scribes.textgen.backend.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** A copy of the embedded model with noise on its weights: another model as small, which errs elsewhere. */
public final class NoisyCheckpoint {
    private static final String WEIGHTS = "model.safetensors";
    private static final int BF16_BYTES = 2;

    private NoisyCheckpoint() {}

    /**
     * Writes the checkpoint.
     *
     * @param noise the standard deviation of the factors that the weights are multiplied by
     * @return its folder
     */
    public static Path write(Path parent, double noise, long seed) throws IOException {
        Path embedded = EmbeddedModel.install(parent);
        Path folder = Files.createDirectories(parent.resolve("scribes-noisy"));
        try (Stream<Path> files = Files.list(embedded)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(file.getFileName());
                byte[] content = Files.readAllBytes(file);
                Files.write(copy, file.endsWith(WEIGHTS) ? noisy(content, noise, new Random(seed)) : content);
            }
        }
        return folder;
    }

    /** All tensors are of bf16: the upper half of a float. */
    private static byte[] noisy(byte[] safetensors, double noise, Random random) {
        ByteBuffer bytes = ByteBuffer.wrap(safetensors).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = Long.BYTES + (int) bytes.getLong(0); at + 1 < safetensors.length; at += BF16_BYTES) {
            float weight = Float.intBitsToFloat(bytes.getShort(at) << Short.SIZE);
            float changed = (float) (weight * (1 + noise * random.nextGaussian()));
            bytes.putShort(at, (short) (Float.floatToIntBits(changed) >>> Short.SIZE));
        }
        return safetensors;
    }
}
