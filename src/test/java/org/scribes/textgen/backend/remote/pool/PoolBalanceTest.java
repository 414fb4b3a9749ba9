package org.scribes.textgen.backend.remote.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a pool shares out requests, and what prefix caches gain from it. */
class PoolBalanceTest {
    private static final int SEEDS = 10;
    private static final int PREFIXES = 180;
    /** Less than half of the prefixes, more than a third. */
    private static final int ROOM = 84;

    @ParameterizedTest
    @CsvSource({"3, 12, 0.9", "3, 24, 0.9", "3, 48, 0.9", "5, 60, 0.85"})
    void affinity_keepsPrefixesTogether_andLoadFair(int servers, int clients, double leastHits) {
        DoubleSummaryStatistics hits = new DoubleSummaryStatistics();
        DoubleSummaryStatistics unfairness = new DoubleSummaryStatistics();
        IntStream.range(0, SEEDS).forEach(seed -> {
            PoolSimulation simulation = after(servers, clients, true, seed);
            hits.accept(simulation.hitShare());
            unfairness.accept(simulation.unfairness());
        });
        System.out.printf(
                "%d servers, %d clients: hits %.3f to %.3f, load within %.1f %% of fair%n",
                servers, clients, hits.getMin(), hits.getMax(), 100 * unfairness.getMax());
        assertThat(hits.getMin()).isGreaterThanOrEqualTo(leastHits);
        assertThat(unfairness.getMax()).isLessThanOrEqualTo(0.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 48})
    void withoutAffinity_halfOfThePrefixesAreElsewhere(int clients) {
        PoolSimulation simulation = after(3, clients, false, 1);

        assertThat(simulation.hitShare()).isLessThanOrEqualTo(0.5);
        assertThat(simulation.unfairness()).isLessThanOrEqualTo(0.1);
    }

    /** One hot prefix, as of a system text without passages, must not keep one server busy alone. */
    @Test
    void oneHotPrefix_isSpread() {
        PoolSimulation simulation = new PoolSimulation(3, 24, 1, 10, true, 1);
        simulation.run(500);
        simulation.count();
        simulation.run(2000);

        assertThat(simulation.unfairness()).isLessThanOrEqualTo(0.2);
    }

    /** A client alone gains nothing from another server. */
    @Test
    void oneClient_staysWhereItsPrefixIs() {
        PoolSimulation simulation = new PoolSimulation(3, 1, 1, 10, true, 1);
        simulation.run(1000);

        assertThat(simulation.answered()).containsOnlyOnce(1001).contains(0);
    }

    /** A server of half the speed has as many in flight, so it answers half as many. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void slowServer_getsLess(boolean affinity) {
        PoolSimulation simulation = new PoolSimulation(3, 24, PREFIXES, ROOM, affinity, 1);
        simulation.fake(0).slowness = 3;
        simulation.run(1000);
        simulation.count();
        simulation.run(3000);

        assertThat(simulation.fake(0).answered)
                .isLessThan(simulation.fake(1).answered / 2)
                .isGreaterThan(300);
    }

    private static PoolSimulation after(int servers, int clients, boolean affinity, long seed) {
        PoolSimulation simulation = new PoolSimulation(servers, clients, PREFIXES * servers / 3, ROOM, affinity, seed);
        simulation.run(1000);
        simulation.count();
        simulation.run(3000);
        return simulation;
    }
}
