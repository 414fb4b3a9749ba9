package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;

class HealthTest {
    @Test
    void readyModel_isUp() {
        HealthCheckResponse response = ready(new LoadState.Ready());

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData()).contains(Map.of("model", "tiny", "mode", "local", "state", "ready"));
    }

    @Test
    void idleModel_isDown() {
        HealthCheckResponse response = ready(new LoadState.Idle());

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData()).contains(Map.of("model", "tiny", "mode", "local", "state", "idle"));
    }

    @Test
    void loadingModel_isDownAndTellsHowFarItIs() {
        HealthCheckResponse response = ready(new LoadState.Loading("download", 0.426));

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData())
                .contains(Map.of(
                        "model", "tiny",
                        "mode", "local",
                        "state", "loading",
                        "step", "download",
                        "progress_percent", 43L));
    }

    @Test
    void failedModel_isDownAndTellsWhy() {
        HealthCheckResponse response = ready(new LoadState.Failed("config.json: has no model_type"));

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData())
                .contains(Map.of(
                        "model",
                        "tiny",
                        "mode",
                        "local",
                        "state",
                        "failed",
                        "cause",
                        "config.json: has no model_type"));
    }

    @Test
    void serverThatIsNotReached_isToldAndDoesNotCount() {
        UpstreamReach upstream = new UpstreamReach();
        upstream.record("api", UpstreamReach.State.UNREACHABLE, "localhost:9", "nothing listens");

        HealthCheckResponse response = ready(new LoadState.Ready(), upstream);

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData())
                .contains(Map.of(
                        "model",
                        "tiny",
                        "mode",
                        "local",
                        "state",
                        "ready",
                        "upstream",
                        "unreachable",
                        "upstream_address",
                        "localhost:9",
                        "upstream_cause",
                        "nothing listens"));
    }

    @Test
    void runningApplication_isStartedAndLive() {
        assertThat(new StartedCheck().call().getStatus()).isEqualTo(Status.UP);
        assertThat(new LiveCheck().call().getStatus()).isEqualTo(Status.UP);
    }

    private static HealthCheckResponse ready(LoadState load) {
        return ready(load, new UpstreamReach());
    }

    private static HealthCheckResponse ready(LoadState load, UpstreamReach upstream) {
        ModelStatus status = new ModelStatus(
                "tiny",
                Mode.LOCAL,
                load,
                Optional.empty(),
                Optional.empty(),
                400,
                OptionalInt.empty(),
                OptionalDouble.empty());
        return new ReadyCheck(() -> status, new StartFailure(), upstream, new CatalogueHealth()).call();
    }
}
