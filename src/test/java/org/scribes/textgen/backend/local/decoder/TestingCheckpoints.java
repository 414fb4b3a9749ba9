package org.scribes.textgen.backend.local.decoder;

import java.nio.file.Path;
import java.util.Collections;
import org.scribes.textgen.checkpoint.ModelConfig;

/** Loads checkpoints on the CPU without a server. */
public final class TestingCheckpoints {
    private TestingCheckpoints() {}

    public static Decoder load(Path checkpoint, Numerics numerics) {
        ModelConfig config = ModelConfig.read(checkpoint);
        DecoderPlan plan = DecoderFamily.of(config.modelType()).plan(config);
        return CheckpointLoader.load(
                checkpoint,
                plan,
                config.vocabSize(),
                numerics,
                Collections.nCopies(config.layers(), "cpu"),
                share -> {});
    }
}
