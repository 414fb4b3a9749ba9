package org.scribes.textgen.observe;

import static org.scribes.textgen.observe.MetricLabels.lower;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.TokenUsage;

/** How long finished requests took, and how long their answers are. Their buckets are in the microprofile-config.properties. */
final class RequestHistograms {
    private static final String[] HOW = {"model", "mode", "outcome"};

    private final MetricFamily<Histogram> latency;
    private final MetricFamily<Histogram> firstToken;
    private final MetricFamily<Histogram> interToken;
    private final MetricFamily<Histogram> queue;
    private final MetricFamily<Histogram> generated;
    private final MetricFamily<Histogram> input;
    /** No other name becomes a label. */
    private final Set<String> models = ConcurrentHashMap.newKeySet();
    /** Whose answers come in one piece. */
    private final Set<Mode> whole = ConcurrentHashMap.newKeySet();

    RequestHistograms(MetricRegistry registry) {
        latency = MetricFamily.histograms(
                registry, "textgen_generation_latency_ms", "From a request's arrival to its end, in ms", HOW);
        firstToken = MetricFamily.histograms(
                registry,
                "textgen_time_to_first_token_ms",
                "From a request's arrival to the first piece of its answer, in ms",
                HOW);
        interToken = MetricFamily.histograms(
                registry, "textgen_inter_token_ms", "Mean time of an answer's tokens after the first, in ms", HOW);
        queue = MetricFamily.histograms(
                registry,
                "textgen_queue_ms",
                "Until an answer had its place in the engine of this process, in ms",
                HOW);
        generated = MetricFamily.histograms(
                registry, "textgen_tokens_generated", "Tokens of an answer as its model wrote it", "model", "mode");
        input = MetricFamily.histograms(
                registry, "textgen_input_tokens", "Tokens that a model read for an answer", "model", "mode");
    }

    void answersWhole(Mode mode) {
        whole.add(mode);
    }

    /** Makes what {@code model} may need, at zero. */
    void expect(ExpectedModel model) {
        models.add(model.name());
        String mode = lower(model.mode());
        model.outcomes().forEach(outcome -> latency.of(model.name(), mode, lower(outcome)));
        model.outcomes().stream()
                .filter(outcome -> outcome != Outcome.ERROR)
                .forEach(outcome -> expectAnswers(model, lower(outcome)));
        generated.of(model.name(), mode);
        input.of(model.name(), mode);
    }

    private void expectAnswers(ExpectedModel model, String outcome) {
        String mode = lower(model.mode());
        firstToken.of(model.name(), mode, outcome);
        if (model.mode() != Mode.EXTRACTIVE && !whole.contains(model.mode())) {
            interToken.of(model.name(), mode, outcome);
        }
        if (model.mode() == Mode.LOCAL) {
            queue.of(model.name(), mode, outcome);
        }
    }

    void add(FinishedRequest request) {
        if (request.outcome() == Outcome.REFUSED || request.outcome() == Outcome.CANCELLED) {
            return; // how long a caller took to leave says nothing of us
        }
        String[] how = {label(request.model()), lower(request.mode()), lower(request.outcome())};
        latency.of(how).update(request.latency().toMillis());
        request.result().ifPresent(result -> add(result, how));
    }

    private void add(GenerationResult result, String[] how) {
        result.timeToFirstToken().ifPresent(time -> firstToken.of(how).update(time.toMillis()));
        if (result.cached()) {
            return; // the rest belongs to the request that it was generated for
        }
        Completion completion = result.completion();
        interToken(result).ifPresent(millis -> interToken.of(how).update(Math.round(millis)));
        completion
                .engine()
                .ifPresent(times -> queue.of(how).update(times.queued().toMillis()));
        TokenUsage usage = completion.usage();
        generated.of(how[0], how[1]).update(usage.generated());
        input.of(how[0], how[1]).update(usage.input());
    }

    /** By the engine's own clock where it has one; else by what the caller sees. */
    private OptionalDouble interToken(GenerationResult result) {
        Completion completion = result.completion();
        int after = completion.usage().generated() - 1;
        if (after < 1 || completion.mode() == Mode.EXTRACTIVE || whole.contains(completion.mode())) {
            return OptionalDouble.empty();
        }
        return completion
                .engine()
                .map(EngineTimes::decode)
                .or(() ->
                        result.timeToFirstToken().map(first -> result.latency().minus(first)))
                .map(RequestHistograms::millis)
                .map(millis -> OptionalDouble.of(millis / after))
                .orElseGet(OptionalDouble::empty);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private String label(String model) {
        return models.contains(model) ? model : MetricLabels.OTHER;
    }
}
