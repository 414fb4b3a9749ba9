package org.scribes.textgen.backend.remote.pool;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Clients that ask servers through a pool, in simulated time: each client sends its next request when its last is answered.
 * Each server answers as fast as it is set to, and keeps a few prefixes.
 */
final class PoolSimulation {
    static final Duration ANSWER = Duration.ofSeconds(4);

    private final TestingTime time = new TestingTime();
    private final Random random;
    private final List<Fake> fakes;
    private final ServerPool pool;
    private final int prefixes;
    private final boolean affinity;
    private final PriorityQueue<Call> calls = new PriorityQueue<>(Comparator.comparingLong(Call::ends));
    private int lost;

    /** A call that is under way. */
    private record Call(long ends, ServerLease lease, boolean fails, int prefix, Set<ServerAddress> tried) {}

    /** A server with a small prefix cache, where the least recently used one goes. */
    static final class Fake {
        final ServerAddress address;
        final LinkedHashMap<Integer, Boolean> cached;
        boolean alive = true;
        double slowness = 1;
        int answered;
        int hits;

        private Fake(int index, int room) {
            address = new ServerAddress("s" + index + ":80", URI.create("http://s" + index));
            cached = new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
                    return size() > room;
                }
            };
        }
    }

    PoolSimulation(int servers, int clients, int prefixes, int room, boolean affinity, long seed) {
        this.random = new Random(seed);
        this.prefixes = prefixes;
        this.affinity = affinity;
        this.fakes = IntStream.range(0, servers)
                .mapToObj(index -> new Fake(index, room))
                .toList();
        this.pool = new ServerPool(
                fakes.stream().map(fake -> fake.address).toList(),
                new PoolSettings(new BreakerSettings(40, 0.5, Duration.ofSeconds(5))),
                time,
                random,
                (server, ejected) -> {});
        for (int i = 0; i < clients; i++) {
            ask(random.nextInt(prefixes), new HashSet<>());
        }
    }

    ServerPool pool() {
        return pool;
    }

    Fake fake(int index) {
        return fakes.get(index);
    }

    int lost() {
        return lost;
    }

    /** Forgets what was counted so far. */
    void count() {
        fakes.forEach(fake -> fake.answered = fake.hits = 0);
    }

    /** Runs until {@code answers} more calls have ended. */
    void run(int answers) {
        for (int i = 0; i < answers; i++) {
            Call call = calls.remove();
            time.pass(Duration.ofNanos(call.ends() - time.getAsLong()));
            end(call);
        }
    }

    private void end(Call call) {
        if (call.fails()) {
            call.lease().failed();
            call.lease().close();
            call.tried().add(call.lease().address());
            ask(call.prefix(), call.tried());
            return;
        }
        call.lease().answered();
        call.lease().close();
        ask(random.nextInt(prefixes), new HashSet<>());
    }

    private void ask(int prefix, Set<ServerAddress> tried) {
        OptionalLong key = affinity ? OptionalLong.of(StableHash.of("prefix " + prefix)) : OptionalLong.empty();
        pool.lease(key, tried).ifPresentOrElse(lease -> begin(lease, prefix, tried), () -> {
            lost++;
            ask(random.nextInt(prefixes), new HashSet<>());
        });
    }

    private void begin(ServerLease lease, int prefix, Set<ServerAddress> tried) {
        Fake fake = fakes.stream()
                .filter(one -> one.address.equals(lease.address()))
                .findFirst()
                .orElseThrow();
        double answer = ANSWER.toNanos() * fake.slowness * (0.5 + random.nextDouble());
        if (fake.alive) {
            fake.answered++;
            fake.hits += fake.cached.containsKey(prefix) ? 1 : 0;
            fake.cached.put(prefix, true);
        }
        long ends = time.getAsLong() + (fake.alive ? (long) answer : 1_000_000);
        calls.add(new Call(ends, lease, !fake.alive, prefix, tried));
    }

    /** The largest relative distance of a server's share from its fair one. */
    double unfairness() {
        double fair = fakes.stream().mapToInt(fake -> fake.answered).average().orElseThrow();
        return fakes.stream()
                .mapToDouble(fake -> Math.abs(fake.answered - fair) / fair)
                .max()
                .orElseThrow();
    }

    /** The share of requests whose prefix was there. */
    double hitShare() {
        return (double) fakes.stream().mapToInt(fake -> fake.hits).sum()
                / fakes.stream().mapToInt(fake -> fake.answered).sum();
    }

    List<Integer> answered() {
        return new ArrayList<>(fakes.stream().map(fake -> fake.answered).toList());
    }
}
