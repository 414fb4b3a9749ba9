package org.scribes.textgen.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.CatalogueTarget;
import org.scribes.textgen.config.ExtractiveTarget;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.config.UpstreamTarget;
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
        CatalogueTarget target = mode == Mode.API ? hub() : new ExtractiveTarget();
        TextBackend backend = new TestingBackend(mode, new LoadState.Ready(), List.of(), sink -> {});

        BackendFactory.traced(testing.calls(() -> Instant.EPOCH), target, backend)
                .generate(REQUEST, piece -> {}, new Cancellation(Duration.ofSeconds(9), () -> 0));

        assertThat(testing.span("chat " + name)).isNotNull();
    }

    private static UpstreamTarget hub() {
        Config config = TestingConfig.of("hf.api.key", "hf_x");
        return UpstreamTarget.of(
                "api", HubConfig.from(config), HuggingFaceConfig.from(config), AssistantConfig.from(config));
    }
}
