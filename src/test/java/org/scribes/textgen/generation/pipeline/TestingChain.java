package org.scribes.textgen.generation.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.backend.ServedModels;
import org.scribes.textgen.backend.TestingMetering;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.config.RetryConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.generation.output.TestingFilters;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.usage.TestingCosts;

/** Runs an {@link AttemptLoop} without a server and records what the client sees. */
public final class TestingChain {
    /** The default pauses divided by 100. */
    public static final RetryConfig QUICK =
            new RetryConfig(3, Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(20));

    private final TestingMetrics metrics;
    private final List<TextBackend> backends;
    private final BackendRouter router;
    private final RetryConfig retries;
    private final DoubleSupplier random;
    private final List<String> seen = new ArrayList<>();
    private final List<Consumption> consumptions = new ArrayList<>();
    private BiFunction<GenerationRequest, Completion, Optional<String>> validation =
            (request, answer) -> Optional.empty();
    private final AttemptLoop loop;

    public TestingChain(TestingMetrics metrics, List<TextBackend> backends) {
        this(metrics, backends, QUICK, () -> 0.5);
    }

    TestingChain(TestingMetrics metrics, List<TextBackend> backends, RetryConfig retries, DoubleSupplier random) {
        this.metrics = metrics;
        this.backends = backends.stream().map(TestingMetering::metered).toList();
        this.router = new BackendRouter(this.backends);
        this.retries = retries;
        this.random = random;
        this.loop = new AttemptLoop(
                TestingFilters.plain(metrics),
                (request, answer) -> validation.apply(request, answer),
                (context, consumption) -> consumptions.add(consumption),
                this.retries,
                metrics.metrics(),
                this.random,
                0);
    }

    /** The outcome of a request. */
    public record Outcome(
            List<String> seen, String text, Optional<GenerationResult> answer, Optional<GenerationException> failure) {
        /** The text of the answer, or the code of the failure. */
        public String result() {
            return failure.map(e -> e.code().name())
                    .orElseGet(() -> answer.orElseThrow().completion().text());
        }
    }

    /** As {@link #ask(GenerationRequest, Cancellation)}, with a check on the answers. */
    Outcome ask(
            GenerationRequest request,
            BiFunction<GenerationRequest, Completion, Optional<String>> check,
            Cancellation cancellation) {
        validation = check;
        return ask(request, cancellation);
    }

    public Outcome ask(GenerationRequest request, Cancellation cancellation) {
        StringBuilder text = new StringBuilder();
        GenerationContext context = new GenerationContext(
                request,
                new Caller(new Client("test", "test", Client.Limits.NONE), Optional.empty()),
                new TestingCosts().open(),
                event -> see(event, text),
                router.current(),
                cancellation);
        try {
            GenerationResult answer = new AnswerPipeline(List.of(loop)).answer(context);
            return new Outcome(List.copyOf(seen), text.toString(), Optional.of(answer), Optional.empty());
        } catch (GenerationException e) {
            return new Outcome(List.copyOf(seen), text.toString(), Optional.empty(), Optional.of(e));
        } finally {
            seen.clear();
        }
    }

    private void see(StreamEvent event, StringBuilder text) {
        if (event instanceof StreamEvent.Token token) {
            text.append(token.text());
            seen.add(token.text());
        } else if (event instanceof StreamEvent.Restart restart) {
            text.setLength(0);
            seen.add("RESTART " + restart.reason());
        }
    }

    public ServedModels models() {
        return router.current();
    }

    /** The consumption of all attempts so far. */
    public List<Consumption> used() {
        return consumptions;
    }

    public TestingMetrics metrics() {
        return metrics;
    }

    /** A plain question. */
    public static GenerationRequest request(Delivery delivery) {
        return request(delivery, SamplingOptions.DEFAULTS);
    }

    public static GenerationRequest request(Delivery delivery, SamplingOptions options) {
        return new GenerationRequest(
                "req-1",
                new Prompt.Text("What does John 3:16 say?", false),
                List.of(),
                options,
                Optional.empty(),
                delivery);
    }
}
