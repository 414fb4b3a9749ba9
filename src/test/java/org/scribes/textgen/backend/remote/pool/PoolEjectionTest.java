package org.scribes.textgen.backend.remote.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that die, return, come and go. */
class PoolEjectionTest {
    private static final ServerAddress ONE = new ServerAddress("one:80", URI.create("http://one"));
    private static final ServerAddress TWO = new ServerAddress("two:80", URI.create("http://two"));
    private static final OptionalLong NO_KEY = OptionalLong.empty();

    private final TestingTime time = new TestingTime();
    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deadServer_isPassedOver_andReturnsSlowly(boolean affinity) {
        PoolSimulation simulation = new PoolSimulation(3, 24, 180, 84, affinity, 3);
        simulation.run(500);
        simulation.fake(1).alive = false;
        simulation.run(500);
        simulation.count();
        simulation.run(1000);

        assertThat(simulation.pool().ejected("s1:80")).isEqualTo(1);
        assertThat(simulation.fake(1).answered).isZero();
        assertThat(simulation.fake(0).answered).isBetween(400, 600);

        simulation.fake(1).alive = true;
        simulation.count();
        simulation.run(60); // about ten seconds, of which the server is ejected for up to five
        int early = simulation.fake(1).answered;
        simulation.run(500);
        simulation.count();
        simulation.run(2000);

        assertThat(early).isLessThan(18);
        assertThat(simulation.unfairness()).isLessThanOrEqualTo(0.1);
        assertThat(simulation.lost()).isZero();
    }

    @Test
    void ejectedServer_isToldOnce_andTriedByOneRequest() {
        ServerPool pool = pool(ONE, TWO);
        failUntilEjected(pool);
        assertThat(told).containsExactly("one:80 true");
        assertThat(pool.ejected("one:80")).isEqualTo(1);
        assertThat(pool.lease(NO_KEY, Set.of(TWO))).isEmpty();

        time.pass(Duration.ofSeconds(5));
        ServerLease trial = pool.lease(NO_KEY, Set.of()).orElseThrow();
        assertThat(trial.chosenBy()).isEqualTo(ChosenBy.TRIAL);
        assertThat(trial.address()).isEqualTo(ONE);
        assertThat(pool.lease(NO_KEY, Set.of(TWO))).isEmpty();
        trial.answered();
        trial.close();

        assertThat(told).containsExactly("one:80 true", "one:80 false");
        assertThat(pool.lease(NO_KEY, Set.of(TWO))).isPresent();
    }

    @Test
    void abandonedTrial_isFollowedByAnother() {
        ServerPool pool = pool(ONE, TWO);
        failUntilEjected(pool);
        time.pass(Duration.ofSeconds(5));

        pool.lease(NO_KEY, Set.of()).orElseThrow().close();

        assertThat(pool.lease(NO_KEY, Set.of()))
                .get()
                .extracting(ServerLease::chosenBy)
                .isEqualTo(ChosenBy.TRIAL);
    }

    @Test
    void onlyServer_isLeftAloneAsItsBreakerSays() {
        ServerPool pool = pool(ONE);
        for (int i = 0; i < 40; i++) {
            ServerLease lease = pool.lease(NO_KEY, Set.of()).orElseThrow();
            lease.failed();
            lease.close();
        }
        assertThat(pool.lease(NO_KEY, Set.of())).isEmpty();
    }

    @Test
    void update_keepsWhatItKnows() {
        ServerPool pool = pool(ONE, TWO);
        failUntilEjected(pool);
        Optional<ServerLease> running = pool.lease(NO_KEY, Set.of());
        ServerAddress three = new ServerAddress("three:80", URI.create("http://three"));

        pool.update(List.of(ONE, TWO, three));

        assertThat(pool.ejected("one:80")).isEqualTo(1);
        assertThat(pool.inFlight("two:80")).isEqualTo(1);
        assertThat(pool.size("three:80")).isEqualTo(1);

        pool.update(List.of(ONE));
        running.orElseThrow().close();
        assertThat(pool.size("two:80")).isZero();
        assertThat(pool.lease(NO_KEY, Set.of())).isEmpty();
    }

    @Test
    void newServer_startsSlowly() {
        ServerPool pool = pool(ONE);
        pool.update(List.of(ONE, TWO));
        List<ServerLease> leases = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            leases.add(pool.lease(NO_KEY, Set.of()).orElseThrow());
        }
        assertThat(pool.inFlight("two:80")).isBetween(1, 2);

        time.pass(Duration.ofSeconds(10));
        for (int i = 0; i < 11; i++) {
            leases.add(pool.lease(NO_KEY, Set.of()).orElseThrow());
        }
        assertThat(pool.inFlight("two:80")).isEqualTo(11);
        leases.forEach(ServerLease::close);
        leases.forEach(ServerLease::close);
        assertThat(pool.inFlight("one:80")).isZero();
        assertThat(pool.inFlight("two:80")).isZero();
    }

    private void failUntilEjected(ServerPool pool) {
        while (pool.ejected("one:80") == 0) {
            ServerLease lease = pool.lease(NO_KEY, Set.of(TWO)).orElseThrow();
            lease.failed();
            lease.close();
        }
    }

    private ServerPool pool(ServerAddress... servers) {
        return new ServerPool(
                List.of(servers),
                new PoolSettings(new BreakerSettings(40, 0.5, Duration.ofSeconds(5))),
                time,
                new Random(1),
                (server, ejected) -> told.add(server.label() + " " + ejected));
    }
}
