package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Tests scheduling order and waiting times with a simulated clock. */
class BatchFairnessTest {
    private static final int VOCABULARY = 4096;
    private static final long BASE = 50_000_000;
    private static final long ROW = 2_000_000;
    private static final int MEMORY = 4000;

    @TempDir
    static Path folder;

    private static CheckpointTokenizer tokenizer;
    private static Vocabulary vocabulary;

    private final AtomicLong nanos = new AtomicLong();
    private final Cancellation cancellation = new Cancellation(Duration.ofHours(1), nanos::get);
    /** Always chooses the same word. A step has a fixed cost plus a cost per row. */
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

    private TestingBatch batch(int size, int memory) {
        decoder.afterStep = rows -> nanos.addAndGet(BASE + ROW * rows);
        return new TestingBatch(
                TestingModels.of(decoder, memory, tokenizer, vocabulary, Set.of()), size, false, nanos::get);
    }

    private QueuedRequest submit(TestingBatch batch, int prompt, int tokens) {
        return submit(batch, 10, prompt, tokens);
    }

    private QueuedRequest submit(TestingBatch batch, int firstToken, int prompt, int tokens) {
        List<Integer> ids = IntStream.range(0, prompt)
                .map(i -> firstToken + i % 900)
                .boxed()
                .toList();
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

    private static boolean failedWith(QueuedRequest queued, Cancellation cancellation, ErrorCode code) {
        try {
            queued.channel().passOn(piece -> {}, cancellation);
            return false;
        } catch (GenerationException e) {
            return e.code() == code;
        }
    }

    @Test
    void longPrompt_delaysOthersByAtMostThreeSteps() {
        TestingBatch batch = batch(16, MEMORY);
        IntStream.range(0, 3).forEach(stream -> submit(batch, 5, 200));
        IntStream.range(0, 20).forEach(step -> batch.runOnce());
        long baseline = BASE + 3 * ROW;
        submit(batch, 1200, 10);

        List<Long> waits = new ArrayList<>();
        for (int step = 0; step < 100; step++) {
            long before = nanos.get();
            batch.runOnce();
            waits.add(nanos.get() - before);
        }

        assertThat(waits).allMatch(wait -> wait <= 3 * baseline).anyMatch(wait -> wait > 2 * baseline);
        assertThat(batch.gauges().running()).isEqualTo(3); // the fourth was prefilled and has ended
    }

    @Test
    void simultaneousPrompts_arePrefilledInOrder() {
        TestingBatch batch = batch(16, MEMORY);
        QueuedRequest first = submit(batch, 600, 1);
        QueuedRequest second = submit(batch, 11, 600, 1);

        batch.runOnce();
        batch.runOnce();
        batch.runOnce();

        assertThat(decoder.steps).containsExactly(256, 256, 256);
        assertThat(first.channel().isOver()).isTrue();
        assertThat(second.channel().isOver()).isFalse();
    }

    @Test
    void requestWithoutRoom_waitsAndIsNotOvertaken() {
        TestingBatch batch = batch(16, 1000);
        submit(batch, 500, 100);
        QueuedRequest large = submit(batch, 500, 100);
        QueuedRequest small = submit(batch, 5, 5);

        IntStream.range(0, 20).forEach(step -> batch.runOnce());
        assertThat(batch.gauges().running()).isEqualTo(1);
        assertThat(batch.gauges().kvTokensInUse()).isLessThanOrEqualTo(1000);
        assertThat(small.channel().isOver()).isFalse();

        batch.finish();
        assertThat(large.channel().isOver()).isTrue();
        assertThat(small.channel().isOver()).isTrue();
    }

    @Test
    void requestsBeyondTheBatchSize_wait() {
        TestingBatch batch = batch(2, MEMORY);
        List<QueuedRequest> requests =
                IntStream.range(0, 5).mapToObj(i -> submit(batch, 5, 5 + i)).toList();

        batch.runOnce();

        assertThat(batch.gauges().running()).isEqualTo(2);
        batch.finish();
        assertThat(requests).allMatch(queued -> queued.channel().isOver());
    }

    @Test
    void outOfMemoryInPrefill_failsOnlyThatRequest() {
        TestingBatch batch = batch(8, MEMORY);
        List<QueuedRequest> running =
                IntStream.range(0, 4).mapToObj(i -> submit(batch, 5, 100)).toList();
        IntStream.range(0, 5).forEach(step -> batch.runOnce());
        QueuedRequest large = submit(batch, 1200, 10);
        decoder.beforeRows = rows -> failBeyond(rows, 4);

        batch.runOnce();

        assertThat(failedWith(large, cancellation, ErrorCode.OUT_OF_MEMORY)).isTrue();
        assertThat(batch.gauges().batchLimit()).isEqualTo(4);
        decoder.beforeRows = rows -> {};
        batch.finish();
        assertThat(running).noneMatch(queued -> failedWith(queued, cancellation, ErrorCode.OUT_OF_MEMORY));
    }

    @Test
    void outOfMemoryInDecode_failsTheLatestAndHalvesTheBatch() {
        TestingBatch batch = batch(8, MEMORY);
        List<QueuedRequest> requests =
                IntStream.range(0, 8).mapToObj(i -> submit(batch, 5, 300)).toList();
        IntStream.range(0, 5).forEach(step -> batch.runOnce());
        decoder.beforeRows = rows -> failBeyond(rows, 5);

        batch.runOnce();

        assertThat(batch.gauges().batchLimit()).isEqualTo(4);
        assertThat(requests.subList(4, 8))
                .allMatch(queued -> failedWith(queued, cancellation, ErrorCode.OUT_OF_MEMORY));
        IntStream.range(0, 70).forEach(step -> batch.runOnce());
        assertThat(batch.gauges().batchLimit()).as("recovered").isEqualTo(8);
        batch.finish();
        assertThat(requests.subList(0, 4))
                .noneMatch(queued -> failedWith(queued, cancellation, ErrorCode.OUT_OF_MEMORY));
    }

    @Test
    void outOfMemoryInAPrefixCopy_failsThatRequestAndFreesItsRegion() {
        TestingBatch batch = batch(8, MEMORY);
        submit(batch, 100, 5);
        batch.finish();
        decoder.beforeCopy = () -> failBeyond(2, 1);

        QueuedRequest alike = submit(batch, 100, 5);
        batch.finish();

        assertThat(failedWith(alike, cancellation, ErrorCode.OUT_OF_MEMORY)).isTrue();
        assertThat(batch.gauges().kvTokensInUse()).isZero();
    }

    @Test
    void outOfHeapBeforeTheFirstStep_failsOnlyThatRequest() {
        TestingBatch batch = batch(8, MEMORY);
        submit(batch, 100, 5);
        batch.finish();
        decoder.beforeCopy = () -> {
            throw new OutOfMemoryError("Java heap space");
        };

        QueuedRequest alike = submit(batch, 100, 5);
        QueuedRequest other = submit(batch, 5, 5);
        batch.finish();

        assertThat(failedWith(alike, cancellation, ErrorCode.OUT_OF_MEMORY)).isTrue();
        assertThat(failedWith(other, cancellation, ErrorCode.OUT_OF_MEMORY)).isFalse();
        assertThat(other.channel().isOver()).isTrue();
    }

    /** Fails with libtorch's message. */
    private static void failBeyond(int rows, int max) {
        if (rows > max) {
            throw new EngineException("[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: "
                    + "can't allocate memory: you tried to allocate 1024 bytes. Error code 12");
        }
    }
}
