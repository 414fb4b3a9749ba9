package org.scribes.textgen.backend.local;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.LocalMemoryConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * Sends many requests to the embedded model at once, each on a thread of its own and without a server. Prints how many
 * are answered, when the others are refused, and what the answers took of the engine's processor time.
 */
public final class CrowdBenchmark {
    private static final String WORDS = "In the beginning God created the heavens and the earth. Now the earth was "
            + "formless and empty. Darkness was on the surface of the deep. God's Spirit was hovering over the waters. "
            + "God said, Let there be light, and there was light. God saw the light, and saw that it was good. God "
            + "divided the light from the darkness. God called the light day, and the darkness he called night.";

    private static final int TOKENS = 60;
    private static final String ENGINE = "inference-thread";

    private final TextBackend backend;
    private int asked;

    private CrowdBenchmark(TextBackend backend) {
        this.backend = backend;
    }

    /** How a request ended, after {@code nanos}. */
    private record End(Optional<Completion> completion, Optional<GenerationException> failure, long nanos) {
        boolean isRefusal() {
            return failure.filter(e -> e.code() == ErrorCode.OVERLOADED).isPresent();
        }
    }

    /**
     * Runs crowds one after another.
     *
     * @param arguments the sizes of the crowds
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        CrowdBenchmark benchmark = new CrowdBenchmark(backend());
        benchmark.load();
        for (String size : arguments) {
            benchmark.run(Integer.parseInt(size));
        }
        Runtime.getRuntime().halt(0);
    }

    private static TextBackend backend() throws IOException {
        Path folder = Files.createTempDirectory("crowd");
        LocalModels models = new LocalModels(
                DataDirectory.open(folder),
                new LocalMemoryConfig(OptionalLong.empty()),
                TestingLocalBackend.threads(),
                new TestingMetrics().metrics(),
                new BackgroundTasks());
        return models.open(TestingLocalBackend.target("local", Map.of()))
                .orElseThrow()
                .backend();
    }

    private void load() throws InterruptedException {
        End first = end(prompt());
        while (!(backend.modelStatus().load() instanceof LoadState.Ready)) {
            Thread.sleep(5);
        }
        System.out.println(first.failure() + " " + backend.modelStatus().engine());
    }

    private void run(int size) throws InterruptedException {
        ConcurrentLinkedQueue<End> ends = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String prompt = prompt();
            clients.add(new Thread(() -> {
                try {
                    start.await();
                    ends.add(end(prompt));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        clients.forEach(Thread::start);
        long processor = engineNanos();
        start.countDown();
        for (Thread client : clients) {
            client.join(Duration.ofMinutes(2).toMillis());
        }
        print(size, List.copyOf(ends), engineNanos() - processor);
    }

    private static void print(int size, List<End> ends, long processor) {
        List<Completion> answers =
                ends.stream().flatMap(end -> end.completion().stream()).toList();
        long[] answered = ends.stream()
                .filter(end -> end.completion().isPresent())
                .mapToLong(End::nanos)
                .sorted()
                .toArray();
        long[] refused = ends.stream()
                .filter(End::isRefusal)
                .mapToLong(End::nanos)
                .sorted()
                .toArray();
        double tokens = answers.stream()
                .mapToInt(answer -> answer.usage().generated())
                .average()
                .orElse(0);
        System.out.printf(
                "%d clients: %d answered (%.1f tokens; median %.1f s, last %.1f s), %d refused (median %.3f s, last %.3f s),"
                        + " %d others, %d hang; %.1f ms of the engine's processor time for an answer%n",
                size,
                answered.length,
                tokens,
                seconds(answered, 0.5),
                seconds(answered, 1),
                refused.length,
                seconds(refused, 0.5),
                seconds(refused, 1),
                ends.size() - answered.length - refused.length,
                size - ends.size(),
                processor / 1e6 / Math.max(1, answered.length));
        ends.stream()
                .flatMap(end -> end.failure().stream())
                .map(e -> e.code() + ": " + e.getMessage())
                .distinct()
                .limit(3)
                .forEach(System.out::println);
    }

    private static double seconds(long[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) (quantile * (sorted.length - 1))] / 1e9;
    }

    private static long engineNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && ENGINE.equals(thread.getThreadName()))
                .map(ThreadInfo::getThreadId)
                .mapToLong(threads::getThreadCpuTime)
                .sum();
    }

    /** A prompt of some hundred tokens that begins like no other. */
    private String prompt() {
        return asked++ * 7919 % 10_007 + ": " + WORDS;
    }

    private End end(String prompt) {
        long begin = System.nanoTime();
        GenerationRequest request = new GenerationRequest(
                "id",
                new Prompt.Text(prompt, true),
                List.of(),
                new SamplingOptions(
                        OptionalInt.of(TOKENS),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        List.of()),
                Optional.empty(),
                Delivery.WHOLE);
        try {
            Completion completion = backend.generate(
                    request.askedBy(Client.ANONYMOUS),
                    piece -> {},
                    new Cancellation(Duration.ofSeconds(30), System::nanoTime));
            return new End(Optional.of(completion), Optional.empty(), System.nanoTime() - begin);
        } catch (GenerationException e) {
            return new End(Optional.empty(), Optional.of(e), System.nanoTime() - begin);
        }
    }
}
