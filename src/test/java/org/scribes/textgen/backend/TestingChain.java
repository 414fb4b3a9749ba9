package org.scribes.textgen.backend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.config.RetryConfig;
import org.scribes.textgen.domain.AnswerCheck;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.TestingMetrics;

/** A chain of backends without a server around it, and what its reader sees. */
public final class TestingChain {
    /** A hundredth of the usual waits. */
    public static final RetryConfig QUICK =
            new RetryConfig(3, Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(20));

    private final TestingMetrics metrics;
    private final BackendRouter router;
    private final List<String> seen = new ArrayList<>();
    private final List<Consumption> used = new ArrayList<>();

    public TestingChain(TestingMetrics metrics, List<TextBackend> backends) {
        this.metrics = metrics;
        this.router = new BackendRouter(backends, new Retries(QUICK, metrics.metrics(), () -> 0.5), metrics.metrics());
    }

    /** What came of a request. */
    public record Outcome(
            List<String> seen, String text, Optional<RoutedCompletion> answer, Optional<GenerationException> failure) {
        /** The text of the answer, or the code of the failure. */
        public String result() {
            return failure.map(e -> e.code().name())
                    .orElseGet(() -> answer.orElseThrow().completion().text());
        }
    }

    public Outcome ask(GenerationRequest request, Cancellation cancellation) {
        return ask(request, AnswerCheck.NONE, cancellation);
    }

    /** As above, of answers that must pass {@code check}. */
    public Outcome ask(GenerationRequest request, AnswerCheck check, Cancellation cancellation) {
        StringBuilder text = new StringBuilder();
        TokenSink sink = new TokenSink() {
            @Override
            public void accept(String piece) {
                text.append(piece);
                seen.add(piece);
            }

            @Override
            public void restart(ErrorCode reason) {
                text.setLength(0);
                seen.add("RESTART " + reason);
            }
        };
        try {
            RoutedCompletion answer = router.generate(request, sink, check, used::add, cancellation);
            return new Outcome(List.copyOf(seen), text.toString(), Optional.of(answer), Optional.empty());
        } catch (GenerationException e) {
            return new Outcome(List.copyOf(seen), text.toString(), Optional.empty(), Optional.of(e));
        } finally {
            seen.clear();
        }
    }

    public BackendRouter router() {
        return router;
    }

    /** What all attempts so far used up. */
    public List<Consumption> used() {
        return used;
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
