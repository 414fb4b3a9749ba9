package org.scribes.textgen.backend.local.decoder;

import java.util.List;
import java.util.Set;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.prompt.TestingSettings;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;

/** Models for tests: a decoder with tokenizer and settings. */
public final class TestingModels {
    private static final int WINDOW = 512;

    private TestingModels() {}

    /** A model around {@code decoder}, which has reserved a KV cache of {@code kvTokens} tokens. */
    public static LocalModel of(
            Decoder decoder,
            int kvTokens,
            CheckpointTokenizer tokenizer,
            Vocabulary vocabulary,
            Set<Integer> endOfText) {
        return of(decoder, kvTokens, tokenizer, vocabulary, endOfText, StepTimes.UNKNOWN);
    }

    /** A model whose steps were measured. */
    public static LocalModel of(
            Decoder decoder,
            int kvTokens,
            CheckpointTokenizer tokenizer,
            Vocabulary vocabulary,
            Set<Integer> endOfText,
            StepTimes stepTimes) {
        KvPlan kvPlan = new KvPlan(kvTokens, kvTokens);
        return new LocalModel(
                "m",
                "revision",
                new LoadedDecoder(decoder, Numerics.F32, List.of("cpu"), kvPlan, 16, stepTimes),
                tokenizer,
                vocabulary,
                TestingSettings.preparer(tokenizer),
                endOfText,
                WINDOW);
    }
}
