package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.batch.QueuedRequest;
import org.scribes.textgen.backend.local.batch.TestingBatch;
import org.scribes.textgen.backend.local.decoder.EmbeddedBatch;
import org.scribes.textgen.backend.local.decoder.TestingDecoder;
import org.scribes.textgen.backend.local.decoder.TestingModels;
import org.scribes.textgen.backend.local.kv.TestingKvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.EngineTimes;

/** Tests the times of answers with a clock that advances by 100 ms per step. */
class EngineTimesTest {
    private static final int VOCABULARY = 4096;

    @TempDir
    static Path folder;

    private static CheckpointTokenizer tokenizer;
    private static Vocabulary vocabulary;

    private final AtomicLong nanos = new AtomicLong(Duration.ofHours(-1).toNanos()); // nanoTime may be negative
    private final Cancellation cancellation = new Cancellation(Duration.ofHours(1), nanos::get);
    private final TestingDecoder decoder = new TestingDecoder(VOCABULARY, 0, 300);

    @BeforeAll
    static void openTokenizer() {
        Path checkpoint = EmbeddedModel.install(folder);
        tokenizer = CheckpointTokenizer.open(checkpoint);
        vocabulary = VocabularyReader.read(checkpoint, tokenizer, VOCABULARY, Set.of());
    }

    @AfterAll
    static void closeTokenizer() {
        tokenizer.close();
    }

    @BeforeEach
    void aStepTakesItsTime() {
        decoder.afterStep = rows -> passMillis(100);
    }

    private void passMillis(int millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private TestingBatch batch(int size) {
        return new TestingBatch(
                TestingModels.of(decoder, 4000, tokenizer, vocabulary, Set.of()), size, false, nanos::get);
    }

    private QueuedRequest submit(TestingBatch batch, int prompt, int tokens) {
        List<Integer> ids =
                IntStream.range(0, prompt).map(i -> 10 + i % 900).boxed().toList();
        return batch.submit(
                new PreparedRequest(
                        ids,
                        tokens,
                        EmbeddedBatch.greedy(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        TestingKvCache.ONE_CLIENT),
                cancellation);
    }

    private EngineTimes times(QueuedRequest ticket) {
        return ticket.channel().passOn(piece -> {}, cancellation).engine().orElseThrow();
    }

    private static EngineTimes millis(int queued, int prefill, int decode, int share) {
        return new EngineTimes(
                Duration.ofMillis(queued),
                Duration.ofMillis(prefill),
                Duration.ofMillis(decode),
                Duration.ofMillis(share));
    }

    @Test
    void singleAnswer_isChargedAllItsSteps() {
        TestingBatch batch = batch(4);
        QueuedRequest ticket = submit(batch, 600, 5);
        passMillis(70);

        batch.finish();

        assertThat(times(ticket)).isEqualTo(millis(70, 300, 400, 700));
    }

    @Test
    void singleToken_hasNoDecodeTime() {
        TestingBatch batch = batch(4);
        QueuedRequest ticket = submit(batch, 3, 1);

        batch.finish();

        assertThat(times(ticket)).isEqualTo(millis(0, 100, 0, 100));
    }

    @Test
    void batchedAnswers_shareTheirSteps() {
        TestingBatch batch = batch(4);
        QueuedRequest brief = submit(batch, 3, 2);
        QueuedRequest longer = submit(batch, 3, 6);

        batch.finish();

        assertThat(times(brief)).isEqualTo(millis(0, 100, 100, 100));
        assertThat(times(longer)).isEqualTo(millis(0, 100, 500, 100 + 400));
    }

    @Test
    void fullBatch_countsAsQueueTime() {
        TestingBatch batch = batch(1);
        submit(batch, 3, 10);
        QueuedRequest second = submit(batch, 3, 3);

        batch.finish();

        assertThat(times(second)).isEqualTo(millis(1000, 100, 200, 300));
    }

    @Test
    void idleTime_isNotCharged() {
        TestingBatch batch = batch(4);
        submit(batch, 3, 2);
        batch.finish();
        passMillis(60_000);
        QueuedRequest next = submit(batch, 3, 2);

        batch.finish();

        assertThat(times(next)).isEqualTo(millis(0, 100, 100, 200));
    }

    @Test
    void failedStep_isNotChargedToLaterAnswers() {
        TestingBatch batch = batch(4);
        QueuedRequest remains = submit(batch, 3, 4);
        batch.runOnce();
        QueuedRequest guilty = submit(batch, 3, 4);
        decoder.beforeStep = () -> {
            passMillis(50);
            decoder.beforeStep = () -> {};
            throw new EngineException("DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes");
        };
        batch.runOnce();
        QueuedRequest later = submit(batch, 3, 1);

        batch.finish();

        assertThat(guilty.channel().isOver()).isTrue();
        assertThat(times(later).share().plus(times(remains).share())).isEqualTo(Duration.ofMillis(100 + 25 + 300));
    }
}
