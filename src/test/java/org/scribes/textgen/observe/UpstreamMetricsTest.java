package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UpstreamMetricsTest {
    private static final String WAITING = "textgen_upstream_waiting target=vllm";

    private final TestingMetrics metrics = new TestingMetrics();

    /** A reloaded catalogue opens a target anew before the old one is closed. */
    @Test
    void targetThatIsClosed_leavesTheGaugesOfItsSuccessor() {
        Runnable first = metrics.upstreams().show(UpstreamGauge.WAITING, "vllm", () -> 1);
        assertThat(metrics.gauge(WAITING)).isEqualTo(1);
        Runnable second = metrics.upstreams().show(UpstreamGauge.WAITING, "vllm", () -> 2);

        first.run();
        assertThat(metrics.gauge(WAITING)).isEqualTo(2);

        second.run();
        assertThat(metrics.gauge(WAITING)).isZero();
    }

    @Test
    void choices_areThereFromTheStart() {
        metrics.upstreams().expect("vllm", "one:8000", UpstreamGauge.SERVERS, UpstreamGauge.EJECTED);
        metrics.upstreams().chosen("vllm", "one:8000", UpstreamGauge.SERVERS);

        assertThat(metrics.made())
                .contains(
                        "textgen_upstream_choices target=vllm server=one:8000 by=servers",
                        "textgen_upstream_choices target=vllm server=one:8000 by=ejected",
                        "textgen_upstream_waits target=vllm");
        assertThat(metrics.counts())
                .containsEntry("textgen_upstream_choices target=vllm server=one:8000 by=servers", 1L);
    }
}
