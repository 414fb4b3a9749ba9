package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three servers over HTTP that die, slow down and come back under load. {@code PoolBalanceTest} has the same figures in
 * simulated time, where nothing but the choice decides them.
 */
@Timeout(240)
class SeveralServersTest {
    @Test
    void serversThatDieAndComeBack_loseNoRequest() throws Exception {
        try (ServersUnderLoad load = new ServersUnderLoad(true)) {
            measure(load, 600, 0.25, 0.75);
            die(load, 200);
        }
    }

    @Test
    @Tag("slow")
    void longLoad_staysFair_andKeepsPrefixes() throws Exception {
        try (ServersUnderLoad load = new ServersUnderLoad(true)) {
            measure(load, 6000, 0.1, 0.9);
            die(load, 2000);
            measure(load, 6000, 0.1, 0.9);
        }
        try (ServersUnderLoad load = new ServersUnderLoad(false)) {
            load.ask(1000);
            load.forget();
            assertThat(load.ask(6000)).isZero();
            report(load);
            assertThat(load.unfairness()).isLessThanOrEqualTo(0.1);
            assertThat(load.hitShare()).isLessThanOrEqualTo(0.5);
        }
    }

    private static void measure(ServersUnderLoad load, int requests, double unfairness, double hits) throws Exception {
        assertThat(load.ask(700)).isZero();
        load.forget();
        assertThat(load.ask(requests)).isZero();
        report(load);
        assertThat(load.unfairness()).isLessThanOrEqualTo(unfairness);
        assertThat(load.hitShare()).isGreaterThanOrEqualTo(hits);
    }

    private static void die(ServersUnderLoad load, int requests) throws Exception {
        TestingReplica dead = load.replicas.get(0);
        TestingReplica slow = load.replicas.get(1);
        Thread killer = new Thread(dead::die);
        killer.start();
        assertThat(load.ask(requests)).isZero();
        killer.join();
        load.forget();
        slow.millis *= 4;
        assertThat(load.ask(requests)).isZero();
        assertThat(dead.answered).hasValue(0);
        assertThat(slow.answered.get()).isLessThan(load.replicas.get(2).answered.get() / 2);

        slow.millis /= 4;
        dead.comeBack();
        Thread.sleep(300); // until the next trial
        assertThat(load.ask(requests)).isZero();
        assertThat(dead.answered).hasPositiveValue();
    }

    private static void report(ServersUnderLoad load) {
        System.out.printf(
                "answered %s, within %.1f %% of fair, prefix hits %.3f%n",
                load.replicas.stream().map(one -> one.answered).toList(), 100 * load.unfairness(), load.hitShare());
    }
}
