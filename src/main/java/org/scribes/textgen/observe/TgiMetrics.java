package org.scribes.textgen.observe;

import java.time.Duration;
import java.util.EnumSet;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;

/**
 * The finished requests of all APIs by the names of text-generation-inference's metrics (router/src/server.rs), for
 * dashboards that know them. {@code /metrics} adds {@code _total} to counters and {@code _seconds} to timers. Their buckets
 * are in microprofile-config.properties.
 */
final class TgiMetrics {
    private final Counter count;
    private final Counter success;
    private final MetricFamily<TgiFailure, Counter> failure;
    private final Timer duration;
    private final Timer queue;
    private final Timer inference;
    private final Timer perToken;
    private final Histogram input;
    private final Histogram generated;

    TgiMetrics(MetricRegistry registry) {
        count = registry.counter(
                MetricFamily.metadata("tgi_request_count", "Finished requests for an answer"), MetricFamily.NO_TAGS);
        success = registry.counter(
                MetricFamily.metadata("tgi_request_success", "Requests that were answered"), MetricFamily.NO_TAGS);
        failure = MetricFamily.counters(
                registry, "tgi_request_failure", "Requests that failed, by kind", MetricLabels.ofEnum("err"));
        failure.expect(EnumSet.allOf(TgiFailure.class));
        duration = timer(registry, "tgi_request_duration", "From an answered request's arrival to its end");
        queue = timer(registry, "tgi_request_queue_duration", "Time in the queue of the engine in this process");
        inference = timer(
                registry, "tgi_request_inference_duration", "Time in the engine in this process, after the queue");
        perToken = timer(
                registry,
                "tgi_request_mean_time_per_token_duration",
                "Time in the engine in this process by the tokens of the answer");
        input = registry.histogram(
                MetricFamily.metadata("tgi_request_input_length", "Tokens of a prompt"), MetricFamily.NO_TAGS);
        generated = registry.histogram(
                MetricFamily.metadata("tgi_request_generated_tokens", "Tokens of an answer as its model wrote it"),
                MetricFamily.NO_TAGS);
    }

    void finished(FinishedRequest request) {
        count.inc();
        request.code().ifPresent(code -> failure.of(TgiFailure.of(code)).inc());
        request.result().ifPresent(this::answered);
    }

    private void answered(GenerationResult result) {
        success.inc();
        duration.update(result.latency());
        if (result.cached()) {
            return; // the request that generated the answer has recorded the rest
        }
        int tokens = result.completion().usage().generated();
        input.update(result.completion().usage().input());
        generated.update(tokens);
        result.completion().engine().ifPresent(times -> computed(times, tokens));
    }

    private void computed(EngineTimes times, int tokens) {
        Duration inEngine = times.prefill().plus(times.decode());
        queue.update(times.queued());
        inference.update(inEngine);
        if (tokens > 0) {
            perToken.update(inEngine.dividedBy(tokens));
        }
    }

    private static Timer timer(MetricRegistry registry, String name, String description) {
        return registry.timer(MetricFamily.metadata(name, description), MetricFamily.NO_TAGS);
    }
}
