package org.scribes.textgen.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.observe.TestingTracing;

class BackendFactoryTest {
    private static final GenerationRequest REQUEST = new GenerationRequest(
            "r",
            new Prompt.Text("Why?", false),
            List.of(),
            SamplingOptions.DEFAULTS,
            Optional.of("hub/one"),
            Delivery.STREAM_ERROR);

    private final TestingTracing testing = new TestingTracing();

    @ParameterizedTest
    @CsvSource({"API, hub/one", "EXTRACTIVE, model of EXTRACTIVE"})
    void span_hasTheNameOfTheModel(Mode mode, String name) {
        HubConfig hub = HubConfig.from(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("hf.api.key", "hf_x"), "test", 100))
                .build());
        TextBackend backend = new TestingBackend(mode, new LoadState.Ready(), List.of(), sink -> {});

        new BackendFactory(testing.calls(() -> Instant.EPOCH), hub)
                .traced(backend)
                .generate(REQUEST, piece -> {}, new Cancellation(Duration.ofSeconds(9), () -> 0));

        assertThat(testing.span("chat " + name)).isNotNull();
    }
}
