package org.scribes.textgen.backend.local.decoder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.TestingEngine;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.batch.TestingBatch;
import org.scribes.textgen.backend.local.kv.TestingKvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;

/** The loaded embedded model, for tests of batched requests. */
public final class EmbeddedBatch implements AutoCloseable {
    private static final int VOCABULARY = 4096;
    private static final int END = 5;
    private static final int MEMORY = 16 * 512;

    private final CheckpointTokenizer tokenizer;
    private final Decoder decoder;
    private final LocalModel model;

    public EmbeddedBatch(Path parent, Numerics numerics) {
        TestingEngine.start();
        Path folder = EmbeddedModel.install(parent);
        tokenizer = CheckpointTokenizer.open(folder);
        decoder = TestingCheckpoints.load(folder, numerics);
        decoder.reserve(MEMORY);
        Vocabulary vocabulary = VocabularyReader.read(folder, tokenizer, VOCABULARY, Set.of(END));
        model = TestingModels.of(decoder, MEMORY, tokenizer, vocabulary, Set.of());
    }

    /** Writes the whole KV cache once, since the system allocates pages on first write. */
    void touchMemory() {
        decoder.copy(0, MEMORY / 2, MEMORY / 2);
        decoder.copy(MEMORY / 2, 0, MEMORY / 2);
    }

    LocalModel model() {
        return model;
    }

    public Decoder decoder() {
        return decoder;
    }

    /** An empty batch. */
    TestingBatch batch(int size, boolean speculates) {
        return new TestingBatch(model, size, speculates, System::nanoTime);
    }

    /** A request that continues {@code text}. */
    PreparedRequest request(String text, int tokens, SamplingParameters sampling) {
        List<Integer> prompt = IntStream.of(tokenizer.encode(text)).boxed().toList();
        return new PreparedRequest(
                prompt, tokens, sampling, List.of(), Optional.empty(), List.of(), TestingKvCache.ONE_CLIENT);
    }

    public static SamplingParameters greedy() {
        return new SamplingParameters(0, 1, 0, 1, false, OptionalLong.empty());
    }

    static SamplingParameters sampling(double temperature, long seed) {
        return new SamplingParameters(temperature, 0.9, 0, 1.1, false, OptionalLong.of(seed));
    }

    @Override
    public void close() {
        decoder.close();
        tokenizer.close();
    }
}
