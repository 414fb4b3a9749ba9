package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.decoder.EmbeddedBatch;
import org.scribes.textgen.backend.local.decoder.StepTimes;
import org.scribes.textgen.backend.local.decoder.TestingDecoder;
import org.scribes.textgen.backend.local.decoder.TestingModels;
import org.scribes.textgen.backend.local.kv.PrefixSharing;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Tests admission of more requests than can be answered in time, with a simulated clock. */
@Timeout(60)
class CrowdTest {
    private static final int VOCABULARY = 4096;
    private static final long BASE = 5_000_000;
    private static final long ROW = 300_000;
    private static final int MEMORY = 40_000;
    private static final int CROWD = 1000;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final StepTimes MEASURED = new StepTimes(
            IntStream.of(1, 4, 16, 64)
                    .mapToObj(rows -> new StepTimes.Measured(rows, BASE + rows * ROW))
                    .toList(),
            ROW);

    @TempDir
    static Path folder;

    private static CheckpointTokenizer tokenizer;
    private static Vocabulary vocabulary;

    private final AtomicLong nanos = new AtomicLong();
    /** Always chooses the same word. */
    private final TestingDecoder decoder = new TestingDecoder(VOCABULARY, 0, 300);

    private int number;

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
    void countTime() {
        decoder.afterStep = rows -> nanos.addAndGet(BASE + ROW * rows);
    }

    private TestingBatch batch(StepTimes times) {
        return new TestingBatch(
                TestingModels.of(decoder, MEMORY, tokenizer, vocabulary, Set.of(), times), 64, false, nanos::get);
    }

    private PreparedRequest request(String client, int tokens) {
        int first = number++;
        return new PreparedRequest(
                IntStream.range(0, 100)
                        .map(i -> (first * 37 + i) % VOCABULARY)
                        .boxed()
                        .toList(),
                tokens,
                EmbeddedBatch.greedy(),
                List.of(),
                Optional.empty(),
                List.of(),
                new PrefixSharing(Optional.of(client), 0));
    }

    private QueuedRequest submit(TestingBatch batch, String client, int tokens) {
        return batch.submit(request(client, tokens), new Cancellation(DEADLINE, nanos::get));
    }

    /** Submits a crowd of one client. Adds what is admitted and returns the failures of what is refused. */
    private List<GenerationException> crowd(TestingBatch batch, String client, List<QueuedRequest> admitted) {
        List<GenerationException> refused = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            try {
                admitted.add(submit(batch, client, 60));
            } catch (GenerationException e) {
                refused.add(e);
            }
        }
        return refused;
    }

    private static Optional<ErrorCode> failure(QueuedRequest queued) {
        try {
            queued.channel().passOn(piece -> {}, new Cancellation(Duration.ZERO, System::nanoTime));
            return Optional.empty();
        } catch (GenerationException e) {
            return Optional.of(e.code());
        }
    }

    /** 64 answers take 60 steps of 24.2 ms and 6,400 prompt tokens of 0.3 ms: 19 answers a second. */
    @Test
    void moreThanCanBeAnswered_theAdmittedAreAnsweredAndUseTheTime() {
        TestingBatch batch = batch(MEASURED);
        List<QueuedRequest> admitted = new ArrayList<>();

        List<GenerationException> refused = crowd(batch, "one", admitted);
        batch.finish();

        assertThat(refused)
                .hasSizeGreaterThan(100)
                .allMatch(e -> e.code() == ErrorCode.OVERLOADED)
                .allMatch(e -> e.retryAfter().orElseThrow().toSeconds() >= 1);
        assertThat(admitted).allMatch(queued -> failure(queued).isEmpty());
        assertThat(Duration.ofNanos(nanos.get())).isBetween(Duration.ofSeconds(22), DEADLINE);
    }

    /** What would have been measured if the engine became slower by {@code factor} afterwards. */
    private static StepTimes slower(int factor) {
        return new StepTimes(
                MEASURED.decode().stream()
                        .map(time -> new StepTimes.Measured(time.rows(), time.nanos() / factor))
                        .toList(),
                MEASURED.promptTokenNanos() / factor);
    }

    /** The engine is four times slower than what was measured: the surplus is refused as soon as this shows. */
    @Test
    void slowerThanMeasured_theSurplusIsRefusedSoonAndTheOthersAreAnswered() {
        TestingBatch batch = batch(slower(4));
        List<QueuedRequest> admitted = new ArrayList<>();
        crowd(batch, "one", admitted);
        assertThat(admitted).hasSize(CROWD);

        while (nanos.get() < Duration.ofSeconds(8).toNanos()) {
            batch.runOnce();
        }
        long refused =
                admitted.stream().filter(queued -> queued.channel().isOver()).count();
        batch.finish();

        List<Optional<ErrorCode>> failures =
                admitted.stream().map(CrowdTest::failure).toList();
        long answered = failures.stream().filter(Optional::isEmpty).count();
        assertThat(failures)
                .allMatch(
                        failure -> failure.filter(ErrorCode.OVERLOADED::equals).isPresent() || failure.isEmpty());
        assertThat(answered).isGreaterThan(350);
        assertThat(refused).isGreaterThan((CROWD - answered) * 8 / 10);
    }

    /** Of 57 answers that share an engine three times slower than measured, about 40 can be complete in time. */
    @Test
    void runningAnswersThatWouldAllBeLate_theLastAreEndedAndTheFirstAnswered() {
        TestingBatch batch = batch(slower(3));
        List<QueuedRequest> admitted = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            admitted.add(submit(batch, "one", 500));
        }

        batch.finish();

        List<Optional<ErrorCode>> failures =
                admitted.stream().map(CrowdTest::failure).toList();
        assertThat(failures)
                .allMatch(
                        failure -> failure.filter(ErrorCode.OVERLOADED::equals).isPresent() || failure.isEmpty());
        assertThat(failures.stream().filter(Optional::isEmpty)).hasSizeGreaterThan(25);
        assertThat(failures.get(0)).isEmpty();
    }

    @Test
    void refusedRequest_isAdmittedAfterTheTimeToRetry() {
        TestingBatch batch = batch(MEASURED);
        GenerationException refused = crowd(batch, "one", new ArrayList<>()).get(0);

        long retryAt = nanos.get() + refused.retryAfter().orElseThrow().toNanos();
        while (nanos.get() < retryAt) {
            batch.runOnce();
        }
        QueuedRequest again = submit(batch, "one", 60);
        batch.finish();

        assertThat(failure(again)).isEmpty();
    }

    @Test
    void refusal_saysWhy() {
        TestingBatch batch = batch(MEASURED);

        assertThat(crowd(batch, "one", new ArrayList<>()).get(0))
                .hasMessageMatching("the answer would be complete in about \\d+ seconds, too late for the deadline of"
                        + " 30 seconds; try again in \\d+ seconds");
    }

    @Test
    void otherClient_startsWithinOneRound() {
        TestingBatch batch = batch(MEASURED);
        crowd(batch, "many", new ArrayList<>());
        batch.runOnce();

        QueuedRequest one = submit(batch, "one", 5);
        long begin = nanos.get();
        while (!one.channel().isOver()) {
            batch.runOnce();
        }

        // Of the 64 answers in the batch the first ends after 60 steps
        assertThat(Duration.ofNanos(nanos.get() - begin)).isLessThan(Duration.ofSeconds(6));
        assertThat(failure(one)).isEmpty();
    }

    @Test
    void requestThatTakesLongerThanItsDeadline_mayTryOnAnIdleEngineOnly() {
        decoder.afterStep = rows -> nanos.addAndGet(Duration.ofMillis(200).toNanos());
        TestingBatch batch = batch(new StepTimes(List.of(new StepTimes.Measured(1, 200_000_000)), ROW));
        QueuedRequest first = submit(batch, "one", 300);
        batch.runOnce();

        assertThat(failure(submitted(batch, 300))).contains(ErrorCode.OVERLOADED);
        batch.finish();

        assertThat(failure(first)).contains(ErrorCode.TIMEOUT);
        assertThat(failure(submit(batch, "one", 1))).isNotEqualTo(Optional.of(ErrorCode.OVERLOADED));
    }

    /** A request that is refused at once, or later. */
    private QueuedRequest submitted(TestingBatch batch, int tokens) {
        QueuedRequest queued = new QueuedRequest(
                request("one", tokens), new Cancellation(DEADLINE, nanos::get), new AnswerChannel(), nanos.get());
        try {
            return submit(batch, "one", tokens);
        } catch (GenerationException e) {
            queued.refuse(e);
            return queued;
        }
    }

    @Test
    void expectedWait_growsWithTheQueueAndEndsWithIt() {
        TestingBatch batch = batch(MEASURED);
        assertThat(batch.expectedWait()).isZero();

        crowd(batch, "one", new ArrayList<>());
        batch.runOnce();
        assertThat(batch.expectedWait()).isGreaterThan(Duration.ofSeconds(15));

        batch.finish();
        assertThat(batch.expectedWait()).isZero();
    }

    @Test
    void withdrawnRequests_doNotCount() {
        TestingBatch batch = batch(MEASURED);
        List<QueuedRequest> admitted = new ArrayList<>();
        crowd(batch, "one", admitted);

        admitted.forEach(batch::withdraw);

        assertThat(batch.expectedWait()).isZero();
        assertThat(batch.waiting()).isZero();
    }
}
