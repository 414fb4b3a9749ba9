package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.batch.TestingBatch;
import org.scribes.textgen.backend.local.decoder.Decoder;
import org.scribes.textgen.backend.local.decoder.EmbeddedBatch;
import org.scribes.textgen.backend.local.decoder.Numerics;
import org.scribes.textgen.backend.local.decoder.RandomCheckpoint;
import org.scribes.textgen.backend.local.decoder.TestingModels;
import org.scribes.textgen.backend.local.kv.TestingKvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Cancellation;

/** Tests that a shared prompt prefix is not prefilled again. */
class PrefixReuseTest {
    private static final String CHECKPOINT = """
            {'model_type': 'llama', 'vocab_size': 4096, 'hidden_size': 256, 'intermediate_size': 768,
             'num_hidden_layers': 4, 'num_attention_heads': 4, 'max_position_embeddings': 2048}""";

    private static final int SHARED = 1000;
    private static final int OWN = 20;
    private static final int TIMES = 4;
    private static final int MEMORY = 8000;

    @TempDir
    Path parent;

    @TempDir
    Path folder;

    private int asked;

    @Test
    void thousandSharedTokens_makeTheFirstTokenFiveTimesFaster() throws IOException {
        Path embedded = EmbeddedModel.install(parent);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(embedded);
                Decoder decoder = new RandomCheckpoint(folder, CHECKPOINT).load(Numerics.F32)) {
            decoder.reserve(MEMORY);
            LocalModel model = TestingModels.of(
                    decoder, MEMORY, tokenizer, VocabularyReader.read(embedded, tokenizer, 4096, Set.of()), Set.of());
            TestingBatch batch = new TestingBatch(model, 4);
            long read = Long.MAX_VALUE;
            long remembered = Long.MAX_VALUE;
            for (int firstToken = 0; firstToken < TIMES; firstToken++) { // the machine may be busy
                read = Math.min(read, answer(batch, firstToken));
                remembered = Math.min(remembered, answer(batch, firstToken));
            }

            assertThat(batch.gauges().prefixTokensReused()).isEqualTo(TIMES * SHARED);
            assertThat(read).isGreaterThan(5 * remembered);
        }
    }

    @Test
    void promptsThatArriveTogether_areReadOnce() throws IOException {
        Path embedded = EmbeddedModel.install(parent);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(embedded);
                Decoder decoder = new RandomCheckpoint(folder, CHECKPOINT).load(Numerics.F32)) {
            decoder.reserve(MEMORY);
            LocalModel model = TestingModels.of(
                    decoder, MEMORY, tokenizer, VocabularyReader.read(embedded, tokenizer, 4096, Set.of()), Set.of());
            TestingBatch batch = new TestingBatch(model, 4);
            PreparedRequest request = request(IntStream.range(0, SHARED).map(i -> i % 700), 5);

            batch.answers(Collections.nCopies(4, request), new Cancellation(Duration.ofMinutes(5), System::nanoTime));

            assertThat(batch.gauges().prefixTokensReused()).isEqualTo(3 * (SHARED - 1));
        }
    }

    /**
     * Measures the time to the first token. Prompts with the same {@code firstToken} share a prefix; their ends are
     * unique.
     */
    private long answer(TestingBatch batch, int firstToken) {
        int own = 2000 + 50 * asked++;
        PreparedRequest request = request(
                IntStream.concat(
                        IntStream.range(0, SHARED).map(i -> firstToken + i % 700), IntStream.range(own, own + OWN)),
                1);
        long start = System.nanoTime();
        batch.answers(List.of(request), new Cancellation(Duration.ofMinutes(5), System::nanoTime));
        return System.nanoTime() - start;
    }

    private static PreparedRequest request(IntStream prompt, int tokens) {
        return new PreparedRequest(
                prompt.boxed().toList(),
                tokens,
                EmbeddedBatch.greedy(),
                List.of(),
                Optional.empty(),
                List.of(),
                TestingKvCache.ONE_CLIENT);
    }
}
