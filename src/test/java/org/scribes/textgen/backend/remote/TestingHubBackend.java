package org.scribes.textgen.backend.remote;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.backend.ExpectedSeries;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.ModelsConfig;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.TokenCounter;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.observe.TestingTracing;
import org.scribes.textgen.threads.BackgroundTasks;

/** The hub's backend without a server around it, and so without its fault tolerance. */
final class TestingHubBackend {
    static final String KEY = "hf_notARealKeyButSecret";

    private TestingHubBackend() {}

    /** The name of the model at {@code url}, where the configuration has none. */
    static RemoteModel model(URI url, TestingMetrics metrics, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("textgen.hub.url", url.toString()));
        all.putAll(properties);
        return model(config(all), metrics);
    }

    private static RemoteModel model(SmallRyeConfig config, TestingMetrics metrics) {
        return new RemoteModel(target(config), new ExpectedSeries(metrics.metrics()), new BackgroundTasks());
    }

    /** The target that the properties configure. */
    static UpstreamTarget target(Config config) {
        return UpstreamTarget.of(
                "api", HubConfig.from(config), HuggingFaceConfig.from(config), AssistantConfig.from(config));
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }

    static RemoteBackend at(URI url, TestingMetrics metrics, Map<String, String> properties) {
        return at(url, metrics, properties, Optional.empty());
    }

    static RemoteBackend at(
            URI url, TestingMetrics metrics, Map<String, String> properties, Optional<TokenCounter> counter) {
        Map<String, String> all = new HashMap<>(Map.of(
                "textgen.hub.url",
                url.toString(),
                "textgen.hub.idle-timeout",
                "0.4",
                "hf.api.key",
                KEY,
                "hf.generation.model",
                "org/model"));
        all.putAll(properties);
        SmallRyeConfig config = config(all);
        UpstreamTarget target = target(config);
        return new RemoteBackend(
                target,
                new RemoteConnection(target, counter, metrics.metrics(), TestingTracing.off()),
                new RemoteAttempt(),
                model(config, metrics),
                ModelsConfig.from(config).allowed());
    }
}
