package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.remote.pool.BreakerSettings;
import org.scribes.textgen.backend.remote.pool.PoolSettings;
import org.scribes.textgen.backend.remote.pool.ServerLease;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

/** A name behind which servers come and go. */
class TargetServersTest {
    private static final String LABELS = " target=api server=vllm:8000";

    private final TestingMetrics metrics = new TestingMetrics();
    private volatile List<String> found = List.of();

    @Test
    void addressesOfAName_areFollowed() {
        TargetServers servers = servers(Map.of());
        assertThat(servers.pool().hasSeveral()).isFalse();

        found = List.of("10.0.0.1", "10.0.0.2", "10.0.0.3");
        assertThat(servers.refresh()).isEqualTo(TargetServers.AGAIN);
        assertThat(servers.pool().size("vllm:8000")).isEqualTo(3);
        assertThat(called(servers)).isIn("http://10.0.0.1:8000", "http://10.0.0.2:8000", "http://10.0.0.3:8000");

        found = List.of();
        servers.refresh();
        assertThat(servers.pool().size("vllm:8000")).isEqualTo(3);

        found = List.of("10.0.0.4");
        servers.refresh();
        assertThat(called(servers)).isEqualTo("http://vllm:8000");
    }

    @Test
    void figures_areOfTheConfiguredAddress() {
        TargetServers servers = servers(Map.of());
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        try {
            servers.start(scheduler);
            found = List.of("10.0.0.1", "10.0.0.2");
            servers.refresh();
            ServerLease lease =
                    servers.pool().lease(OptionalLong.empty(), Set.of()).orElseThrow();

            assertThat(metrics.gauge("textgen_upstream_servers" + LABELS)).isEqualTo(2);
            assertThat(metrics.gauge("textgen_upstream_in_flight" + LABELS)).isEqualTo(1);
            assertThat(metrics.gauge("textgen_upstream_ejected" + LABELS)).isZero();
            assertThat(metrics.made()).contains("textgen_upstream_choices" + LABELS + " by=affinity");

            lease.close();
            servers.stop();
            assertThat(metrics.gauge("textgen_upstream_servers" + LABELS)).isZero();
        } finally {
            scheduler.shutdownNow();
        }
    }

    private static String called(TargetServers servers) {
        try (ServerLease lease =
                servers.pool().lease(OptionalLong.empty(), Set.of()).orElseThrow()) {
            return lease.address().base().toString();
        }
    }

    private TargetServers servers(Map<String, String> properties) {
        UpstreamTarget target = TestingHubBackend.target(URI.create("http://vllm:8000"), properties);
        return new TargetServers(
                target,
                new PoolSettings(new BreakerSettings(40, 0.5, Duration.ofSeconds(5))),
                host -> found,
                metrics.upstreams(),
                new BackgroundTasks());
    }
}
