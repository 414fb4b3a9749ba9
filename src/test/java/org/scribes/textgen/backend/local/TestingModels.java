package org.scribes.textgen.backend.local;

import java.util.List;
import java.util.Set;
import org.scribes.textgen.backend.local.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.backend.local.sampling.Vocabulary;

/** Models for tests: a decoder with what belongs to it. */
final class TestingModels {
    private static final int WINDOW = 512;

    private TestingModels() {}

    /** @param memory in tokens, which the decoder has reserved */
    static LocalModel of(
            Decoder decoder, int memory, CheckpointTokenizer tokenizer, Vocabulary vocabulary, Set<Integer> endOfText) {
        return new LocalModel(
                "m",
                "revision",
                new LoadedDecoder(decoder, Numerics.F32, List.of("cpu"), new KvPlan(memory, memory)),
                tokenizer,
                vocabulary,
                TestingSettings.preparer(tokenizer),
                endOfText,
                WINDOW);
    }
}
