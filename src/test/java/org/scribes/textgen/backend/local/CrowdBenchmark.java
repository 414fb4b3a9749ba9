package org.scribes.textgen.backend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.local.prompt.TestingSettings;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
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
import org.scribes.textgen.threads.ServerThreads;

/**
 * Sends many requests to the embedded model at once, each on a thread of its own, and prints how many are answered and
 * when the others are refused.
 */
public final class CrowdBenchmark {
    private static final String WORDS = "In the beginning God created the heavens and the earth. Now the earth was "
            + "formless and empty. Darkness was on the surface of the deep. God's Spirit was hovering over the waters. "
            + "God said, Let there be light, and there was light. God saw the light, and saw that it was good. God "
            + "divided the light from the darkness. God called the light day, and the darkness he called night.";

    private static volatile int SALT;

    private CrowdBenchmark() {}

    /** How a request ended, in nanoseconds after the start. */
    private record End(Optional<Completion> completion, Optional<GenerationException> failure, long nanos) {}

    /**
     * Runs the crowds.
     *
     * @param arguments the sizes of the crowds; before them may be properties such as
     *     {@code textgen.local.batch-size=16}, and {@code tokens=60}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> properties = new java.util.HashMap<>();
        List<Integer> sizes = new ArrayList<>();
        int tokens = 60;
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length == 1) {
                sizes.add(Integer.valueOf(argument));
            } else if (pair[0].equals("tokens")) {
                tokens = Integer.parseInt(pair[1]);
            } else {
                properties.put(pair[0], pair[1]);
            }
        }
        LocalBackend backend = backend(properties);
        LoadState state = await(backend);
        System.out.println(state + " " + backend.modelStatus().engine());
        for (int size : sizes) {
            crowd(backend, size, tokens);
        }
        backend.stop();
        System.exit(0);
    }

    private static LoadState await(LocalBackend backend) throws InterruptedException {
        try {
            ask(backend, 0, 1);
        } catch (GenerationException expected) {
            System.out.println(expected.getMessage());
        }
        while (backend.modelStatus().load() instanceof LoadState.Loading) {
            Thread.sleep(5);
        }
        return backend.modelStatus().load();
    }

    private static void crowd(LocalBackend backend, int size, int tokens) throws InterruptedException {
        List<End> ends = new ArrayList<>();
        CountDownLatch ready = new CountDownLatch(size);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, size)
                .mapToObj(i -> new Thread(
                        null,
                        () -> {
                            ready.countDown();
                            try {
                                start.await();
                            } catch (InterruptedException e) {
                                return;
                            }
                            long begin = System.nanoTime();
                            End end;
                            try {
                                Completion completion = ask(backend, i, tokens);
                                end = new End(Optional.of(completion), Optional.empty(), System.nanoTime() - begin);
                            } catch (GenerationException e) {
                                end = new End(Optional.empty(), Optional.of(e), System.nanoTime() - begin);
                            }
                            synchronized (ends) {
                                ends.add(end);
                            }
                        },
                        "client",
                        1 << 18))
                .toList();
        threads.forEach(Thread::start);
        ready.await();
        long begin = System.nanoTime();
        start.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(60));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        List<End> answered =
                ends.stream().filter(end -> end.completion().isPresent()).toList();
        List<GenerationException> failures =
                ends.stream().flatMap(end -> end.failure().stream()).toList();
        long[] refusals = ends.stream()
                .filter(end -> end.failure()
                        .filter(e -> e.code() == ErrorCode.OVERLOADED)
                        .isPresent())
                .mapToLong(End::nanos)
                .sorted()
                .toArray();
        long[] times = answered.stream().mapToLong(End::nanos).sorted().toArray();
        int generated = answered.stream()
                .mapToInt(end -> end.completion().orElseThrow().usage().generated())
                .sum();
        System.out.printf(
                "%d clients: %d answered in %.1f s (%.1f/s, %.1f tokens, last %.1f s, median %.1f s), %d refused (median %.3f s, last %.3f s), %d others, %d hang%n",
                size,
                answered.size(),
                seconds,
                answered.size() / (times.length == 0 ? 1 : times[times.length - 1] / 1e9),
                (double) generated / Math.max(1, answered.size()),
                times.length == 0 ? 0 : times[times.length - 1] / 1e9,
                times.length == 0 ? 0 : times[times.length / 2] / 1e9,
                refusals.length,
                refusals.length == 0 ? 0 : refusals[refusals.length / 2] / 1e9,
                refusals.length == 0 ? 0 : refusals[refusals.length - 1] / 1e9,
                failures.size() - refusals.length,
                size - ends.size());
        failures.stream()
                .map(e -> e.code() + " " + e.getMessage() + " " + e.retryAfter())
                .distinct()
                .limit(5)
                .forEach(System.out::println);
    }

    private static Completion ask(LocalBackend backend, int number, int tokens) {
        Cancellation cancellation = new Cancellation(Duration.ofSeconds(30), System::nanoTime);
        GenerationRequest request = new GenerationRequest(
                "id",
                new Prompt.Text((SALT++ * 7919 % 10007) + ": " + WORDS + " " + number, true),
                List.of(),
                new SamplingOptions(
                        OptionalInt.of(tokens),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        List.of()),
                Optional.empty(),
                Delivery.WHOLE);
        return backend.generate(request.askedBy(Client.ANONYMOUS), piece -> {}, cancellation);
    }

    private static LocalBackend backend(Map<String, String> properties) throws IOException {
        var config = TestingSettings.config(properties);
        LocalConfig local = LocalConfig.from(config);
        Path folder = Files.createTempDirectory("crowd");
        LocalModelLoader loader = new LocalModelLoader(
                HuggingFaceConfig.from(config), AssistantConfig.from(config), local, DataDirectory.open(folder));
        ServerThreads threads = new ServerThreads() {
            @Override
            public ThreadFactory named(String name) {
                return work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                };
            }
        };
        return new LocalBackend(
                loader,
                threads,
                BackendsConfig.from(config),
                AssistantConfig.from(config),
                local,
                new TestingMetrics().metrics(),
                new BackgroundTasks());
    }
}
