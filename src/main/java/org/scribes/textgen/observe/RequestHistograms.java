package org.scribes.textgen.observe;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.observe.RequestLabels.AnswerLabels;

/** Histograms of finished requests: latencies and token counts. Their buckets are in microprofile-config.properties. */
final class RequestHistograms {
    private final MetricFamily<RequestLabels, Histogram> latency;
    private final MetricFamily<RequestLabels, Histogram> firstToken;
    private final MetricFamily<RequestLabels, Histogram> interToken;
    private final MetricFamily<RequestLabels, Histogram> queue;
    private final MetricFamily<AnswerLabels, Histogram> generated;
    private final MetricFamily<AnswerLabels, Histogram> input;
    /** The models that have a label of their own. */
    private final Set<String> models = ConcurrentHashMap.newKeySet();
    /** Backends that do not stream. */
    private final Set<Mode> unary = ConcurrentHashMap.newKeySet();

    RequestHistograms(MetricRegistry registry) {
        MetricLabels<RequestLabels> byRequest = new MetricLabels<>(
                List.of("model", "mode", "outcome"),
                labels -> List.of(labels.model(), EnumNames.of(labels.mode()), EnumNames.of(labels.outcome())));
        MetricLabels<AnswerLabels> byAnswer = new MetricLabels<>(
                List.of("model", "mode"), labels -> List.of(labels.model(), EnumNames.of(labels.mode())));
        latency = MetricFamily.histograms(
                registry, "textgen_generation_latency_ms", "From a request's arrival to its end, in ms", byRequest);
        firstToken = MetricFamily.histograms(
                registry,
                "textgen_time_to_first_token_ms",
                "From a request's arrival to the first text of its answer, in ms",
                byRequest);
        interToken = MetricFamily.histograms(
                registry, "textgen_inter_token_ms", "Mean time per token after the first, in ms", byRequest);
        queue = MetricFamily.histograms(
                registry, "textgen_queue_ms", "Time in the queue of the engine in this process, in ms", byRequest);
        generated = MetricFamily.histograms(
                registry, "textgen_tokens_generated", "Tokens of an answer as its model wrote it", byAnswer);
        input = MetricFamily.histograms(registry, "textgen_input_tokens", "Tokens of a prompt", byAnswer);
    }

    void answersWhole(Mode mode) {
        unary.add(mode);
    }

    /** Creates the histograms of {@code model}. */
    void expect(ExpectedModel model) {
        models.add(model.name());
        for (Outcome outcome : model.outcomes()) {
            RequestLabels labels = new RequestLabels(model.name(), model.mode(), outcome);
            latency.of(labels);
            if (outcome != Outcome.ERROR) {
                expectAnswers(labels);
            }
        }
        AnswerLabels labels = new AnswerLabels(model.name(), model.mode());
        generated.of(labels);
        input.of(labels);
    }

    private void expectAnswers(RequestLabels labels) {
        firstToken.of(labels);
        if (streams(labels.mode())) {
            interToken.of(labels);
        }
        if (labels.mode() == Mode.LOCAL) {
            queue.of(labels);
        }
    }

    void add(FinishedRequest request) {
        if (request.outcome() == Outcome.REFUSED || request.outcome() == Outcome.CANCELLED) {
            return; // the latency of a refused or cancelled request is not the service's
        }
        String model = models.contains(request.model()) ? request.model() : MetricLabels.OTHER;
        RequestLabels labels = new RequestLabels(model, request.mode(), request.outcome());
        latency.of(labels).update(request.latency().toMillis());
        request.result().ifPresent(result -> add(result, labels));
    }

    private void add(GenerationResult result, RequestLabels labels) {
        result.timeToFirstToken().ifPresent(time -> firstToken.of(labels).update(time.toMillis()));
        if (result.cached()) {
            return; // the request that generated the answer has recorded the rest
        }
        Completion completion = result.completion();
        interToken(result).ifPresent(millis -> interToken.of(labels).update(Math.round(millis)));
        completion
                .engine()
                .ifPresent(times -> queue.of(labels).update(times.queued().toMillis()));
        TokenUsage usage = completion.usage();
        generated.of(labels.answer()).update(usage.generated());
        input.of(labels.answer()).update(usage.input());
    }

    /** Measured by the engine if it reports times, else from the first token to the end of the request. */
    private OptionalDouble interToken(GenerationResult result) {
        Completion completion = result.completion();
        int tokensAfterFirst = completion.usage().generated() - 1;
        if (tokensAfterFirst < 1 || !streams(completion.mode())) {
            return OptionalDouble.empty();
        }
        return completion
                .engine()
                .map(EngineTimes::decode)
                .or(() ->
                        result.timeToFirstToken().map(first -> result.latency().minus(first)))
                .map(time -> OptionalDouble.of(time.toNanos() / 1e6 / tokensAfterFirst))
                .orElseGet(OptionalDouble::empty);
    }

    private boolean streams(Mode mode) {
        return mode != Mode.EXTRACTIVE && !unary.contains(mode);
    }
}
