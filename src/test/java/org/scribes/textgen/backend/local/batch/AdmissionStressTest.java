package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.decoder.EmbeddedBatch;
import org.scribes.textgen.backend.local.decoder.TestingDecoder;
import org.scribes.textgen.backend.local.decoder.TestingModels;
import org.scribes.textgen.backend.local.kv.KvCache;
import org.scribes.textgen.backend.local.kv.PrefixSharing;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.threads.BackgroundTasks;

/** Threads submit, cancel and wait while the loop serves, refuses and finally is closed. No thread may be left waiting. */
@Timeout(60)
class AdmissionStressTest {
    private static final int VOCABULARY = 4096;
    private static final int CLIENTS = 40;
    private static final Duration CLOSE_AFTER = Duration.ofMillis(700);

    @TempDir
    static Path folder;

    /** Refuses every seventh new request, and at each check every fifth that waits. */
    private static final class Capricious implements AdmissionQueue.Policy<QueuedRequest> {
        private int asked;

        @Override
        public synchronized Optional<GenerationException> refusal(QueuedRequest item, List<QueuedRequest> before) {
            return ++asked % 7 == 0 ? Optional.of(GenerationException.stopping()) : Optional.empty();
        }

        @Override
        public Map<QueuedRequest, GenerationException> late(List<QueuedRequest> waiting) {
            Map<QueuedRequest, GenerationException> late = new LinkedHashMap<>();
            for (int i = 4; i < waiting.size(); i += 5) {
                late.put(waiting.get(i), GenerationException.stopping());
            }
            return late;
        }
    }

    @Test
    void anyInterleaving_everyRequestEnds() throws Exception {
        Path checkpoint = EmbeddedModel.install(folder);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(checkpoint)) {
            LocalModel model = TestingModels.of(
                    new TestingDecoder(VOCABULARY, 0, 300),
                    3000,
                    tokenizer,
                    VocabularyReader.read(checkpoint, tokenizer, VOCABULARY, Set.of()),
                    Set.of());
            BatchLoop loop = new BatchLoop(
                    model,
                    new KvCache(3000, model.decoder()::copy),
                    8,
                    new StepPlanner(false, System::nanoTime),
                    System::nanoTime,
                    new BatchLoop.Listener() {
                        @Override
                        public void turned(BatchGauges gauges, EngineLoad load) {}

                        @Override
                        public void outOfMemory() {}
                    });
            InferenceThread<QueuedRequest> engine = new InferenceThread<>(
                    100,
                    new Capricious(),
                    Thread::new,
                    thread -> loop.run(thread, new BackgroundTasks().task("engine"), Duration.ofMillis(1)));
            engine.start();

            assertEveryRequestEnds(engine);
        }
    }

    private static void assertEveryRequestEnds(InferenceThread<QueuedRequest> engine) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        CountDownLatch answered = new CountDownLatch(50);
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            ends.add(CompletableFuture.runAsync(() -> askUntilClosed(engine, number, answered), clients));
        }
        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        TimeUnit.NANOSECONDS.sleep(CLOSE_AFTER.toNanos());

        engine.close();

        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        assertThat(engine.queueLength()).isZero();
        clients.shutdown();
    }

    private static void askUntilClosed(InferenceThread<QueuedRequest> engine, int client, CountDownLatch answered) {
        for (int turn = 0; engine.isOpen(); turn++) {
            Cancellation cancellation = new Cancellation(Duration.ofMinutes(5), System::nanoTime);
            QueuedRequest queued =
                    new QueuedRequest(request(client, turn), cancellation, new AnswerChannel(), System.nanoTime());
            try {
                engine.submit(queued);
                if (turn % 3 == 0) {
                    ForkJoinPool.commonPool().execute(() -> cancellation.cancel(Cancellation.Reason.CLIENT_GONE));
                }
                queued.channel().passOn(piece -> {}, cancellation);
                answered.countDown();
            } catch (GenerationException expected) {
                Thread.onSpinWait(); // refused, cancelled or stopping: all are ends
            } finally {
                engine.withdraw(queued);
            }
        }
    }

    private static PreparedRequest request(int client, int turn) {
        return new PreparedRequest(
                IntStream.range(0, 20)
                        .map(i -> (client * 97 + turn * 31 + i) % VOCABULARY)
                        .boxed()
                        .toList(),
                1 + turn % 20,
                EmbeddedBatch.greedy(),
                List.of(),
                Optional.empty(),
                List.of(),
                new PrefixSharing(Optional.of("client" + client % 5), 0));
    }
}
