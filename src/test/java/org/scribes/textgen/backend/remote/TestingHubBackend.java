package org.scribes.textgen.backend.remote;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.backend.ExpectedSeries;
import org.scribes.textgen.backend.remote.pool.KeyRing;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.ModelsConfig;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.TokenCounter;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.observe.TestingTracing;
import org.scribes.textgen.threads.BackgroundTasks;

/** The hub's backend without a server around it, and so without its bulkhead and timeout, and with a patient circuit breaker. */
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
        SmallRyeConfig config = config(url, properties);
        return of(
                target(config),
                new TargetServers(target(config), metrics.upstreams(), new BackgroundTasks()),
                model(config, metrics),
                metrics,
                counter,
                ModelsConfig.from(config).allowed());
    }

    /** A target at {@code url}, with a key and a model. */
    static UpstreamTarget target(URI url, Map<String, String> properties) {
        return target(config(url, properties));
    }

    private static SmallRyeConfig config(URI url, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of(
                "textgen.hub.url",
                url.toString(),
                "textgen.hub.idle-timeout",
                "0.4",
                "textgen.hub.circuit-breaker.requests",
                "10000",
                "hf.api.key",
                KEY,
                "hf.generation.model",
                "org/model"));
        all.putAll(properties);
        return config(all);
    }

    /** The backend of a target with several servers, keys or limits. */
    static RemoteBackend of(UpstreamTarget target, TargetServers servers, TestingMetrics metrics) {
        RemoteModel model = new RemoteModel(target, new ExpectedSeries(metrics.metrics()), new BackgroundTasks());
        return of(target, servers, model, metrics, Optional.empty(), List.of());
    }

    private static RemoteBackend of(
            UpstreamTarget target,
            TargetServers servers,
            RemoteModel model,
            TestingMetrics metrics,
            Optional<TokenCounter> counter,
            List<String> allowed) {
        RemoteConnection connection = new RemoteConnection(target, counter, metrics.metrics(), TestingTracing.off());
        PooledCalls pool = new PooledCalls(
                target,
                servers.pool(),
                new KeyRing(target.keys().size(), System::nanoTime),
                connection,
                new RemoteAttempt(),
                metrics.upstreams());
        return new RemoteBackend(
                target,
                counter,
                new TargetLimits(target, metrics.upstreams()),
                pool,
                model,
                new RemoteWindow(target, () -> model.named().name(), new BackgroundTasks()),
                allowed);
    }
}
