package org.scribes.textgen.backend.remote;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.remote.pool.BreakerSettings;
import org.scribes.textgen.backend.remote.pool.PoolSettings;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

/** Three servers of one model, and clients that each ask again as soon as they are answered. */
final class ServersUnderLoad implements AutoCloseable {
    static final int CLIENTS = 24;
    private static final int PREFIXES = 180;
    private static final int ROOM = 84;
    private static final int MILLIS = 40;

    final TestingMetrics metrics = new TestingMetrics();
    final List<TestingReplica> replicas = IntStream.range(0, 3)
            .mapToObj(index -> new TestingReplica(ROOM, MILLIS))
            .toList();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final boolean affinity;
    private final RemoteBackend backend;

    /** @param affinity whether prompts have their prefix in a passage, else in the question */
    ServersUnderLoad(boolean affinity) {
        this.affinity = affinity;
        UpstreamTarget one = TestingHubBackend.target(replicas.get(0).uri(), Map.of("textgen.hub.idle-timeout", "5"));
        UpstreamTarget target = new UpstreamTarget(
                one.name(),
                replicas.stream().map(TestingReplica::uri).toList(),
                one.hub(),
                one.model(),
                one.assistant(),
                one.keys(),
                one.price(),
                one.limits());
        PoolSettings settings = new PoolSettings(
                new BreakerSettings(40, 0.5, Duration.ofMillis(300)), Duration.ofMillis(300), Duration.ofMillis(200));
        TargetServers servers =
                new TargetServers(target, settings, host -> List.of(), metrics.upstreams(), new BackgroundTasks());
        this.backend = TestingHubBackend.of(target, servers, metrics);
    }

    /** Asks {@code count} questions, and returns how many got no answer. */
    int ask(int count) throws InterruptedException, ExecutionException {
        AtomicInteger left = new AtomicInteger(count);
        List<Future<Integer>> lost = IntStream.range(0, CLIENTS)
                .mapToObj(client -> clients.submit(() -> askAll(left)))
                .toList();
        int sum = 0;
        for (Future<Integer> one : lost) {
            sum += one.get();
        }
        return sum;
    }

    private int askAll(AtomicInteger left) {
        TestingChain chain = new TestingChain(metrics, List.of(backend));
        int lost = 0;
        while (left.getAndDecrement() > 0) {
            Cancellation deadline = new Cancellation(Duration.ofSeconds(30), System::nanoTime);
            String result = chain.ask(request(), deadline).result();
            lost += result.equals(String.join("", TestingReplica.PIECES)) ? 0 : 1;
        }
        return lost;
    }

    private GenerationRequest request() {
        String prefix = "prefix " + ThreadLocalRandom.current().nextInt(PREFIXES) + ".";
        return new GenerationRequest(
                "req",
                new Prompt.Text(affinity ? "What?" : prefix + " What?", false),
                affinity ? List.of(new Passage("1", prefix, Optional.empty(), Optional.empty())) : List.of(),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE);
    }

    void forget() {
        replicas.forEach(replica -> {
            replica.answered.set(0);
            replica.hits.set(0);
        });
    }

    /** The largest relative distance of a server's share from its fair one. */
    double unfairness() {
        double fair =
                replicas.stream().mapToInt(one -> one.answered.get()).average().orElseThrow();
        return replicas.stream()
                .mapToDouble(one -> Math.abs(one.answered.get() - fair) / fair)
                .max()
                .orElseThrow();
    }

    double hitShare() {
        return (double) replicas.stream().mapToInt(one -> one.hits.get()).sum()
                / replicas.stream().mapToInt(one -> one.answered.get()).sum();
    }

    @Override
    public void close() {
        clients.shutdownNow();
        replicas.forEach(TestingReplica::close);
    }
}
