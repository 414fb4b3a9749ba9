package org.scribes.textgen.backend.remote.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to servers and requests, the pool keeps its books. */
class ServerPoolPropertyTest {
    private static final List<ServerAddress> ALL = IntStream.range(0, 5)
            .mapToObj(index -> new ServerAddress("s" + index + ":80", URI.create("http://s" + index)))
            .toList();

    private final TestingTime time = new TestingTime();
    private final Set<ServerAddress> ejected = new HashSet<>();
    private final List<ServerLease> open = new ArrayList<>();
    private List<ServerAddress> present = ALL.subList(0, 3);

    @Property(tries = 100)
    void noServerIsAskedThatMustNotBe(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int steps) {
        Random random = new Random(seed);
        ServerPool pool = new ServerPool(
                present,
                new PoolSettings(new BreakerSettings(4, 0.5, Duration.ofSeconds(5))),
                time,
                random,
                this::tell);
        for (int i = 0; i < steps; i++) {
            time.pass(Duration.ofMillis(random.nextInt(3000)));
            switch (random.nextInt(8)) {
                case 0 -> update(pool, random);
                case 1, 2, 3, 4 -> ask(pool, random);
                default -> end(random);
            }
            for (ServerAddress server : present) {
                long calls = open.stream()
                        .filter(lease -> lease.address().equals(server))
                        .count();
                assertThat((long) pool.inFlight(server.label())).isBetween(0L, calls);
            }
        }
        open.forEach(ServerLease::close);
        assertThat(present)
                .allSatisfy(server -> assertThat(pool.inFlight(server.label())).isZero());
    }

    private void tell(ServerAddress server, boolean out) {
        if (present.contains(server)) {
            assertThat(out ? ejected.add(server) : ejected.remove(server)).isTrue();
        }
    }

    private void update(ServerPool pool, Random random) {
        List<ServerAddress> next = new ArrayList<>(ALL);
        next.removeIf(server -> random.nextBoolean());
        ejected.retainAll(next);
        present = next;
        pool.update(next);
    }

    private void ask(ServerPool pool, Random random) {
        List<ServerAddress> tried = new ArrayList<>(ALL);
        tried.removeIf(server -> random.nextInt(3) > 0);
        OptionalLong key = random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty();

        Optional<ServerLease> lease = pool.lease(key, tried);

        if (lease.isEmpty()) {
            assertThat(present).allMatch(server -> tried.contains(server) || ejected.contains(server));
            return;
        }
        ServerAddress chosen = lease.get().address();
        assertThat(present).contains(chosen);
        assertThat(tried).doesNotContain(chosen);
        assertThat(ejected.contains(chosen)).isEqualTo(lease.get().chosenBy() == ChosenBy.TRIAL);
        open.add(lease.get());
    }

    private void end(Random random) {
        if (open.isEmpty()) {
            return;
        }
        ServerLease lease = open.remove(random.nextInt(open.size()));
        switch (random.nextInt(3)) {
            case 0 -> lease.answered();
            case 1 -> lease.failed();
            default -> {}
        }
        lease.close();
    }
}
