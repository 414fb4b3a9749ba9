package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.TokenCounter;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.Tracing;

/**
 * One attempt, from the call to the last byte of its answer: what the fault tolerance of MicroProfile stands around. Its
 * figures come from {@code textgen.hub} by way of {@code microprofile-config.properties}.
 */
@ApplicationScoped
public class RemoteAttempt {
    private final Protocol protocol;
    private final Upstream upstream;
    private final UpstreamReader reader;
    private final Optional<TokenCounter> counter;
    private final GenerationMetrics metrics;

    @Inject
    RemoteAttempt(
            HubConfig config,
            HuggingFaceConfig huggingFace,
            Instance<TokenCounter> counters,
            GenerationMetrics metrics,
            Tracing tracing) {
        this(
                config,
                huggingFace,
                config.tokenizer().isPresent() ? counters.stream().findFirst() : Optional.empty(),
                metrics,
                tracing);
    }

    RemoteAttempt(
            HubConfig config,
            HuggingFaceConfig huggingFace,
            Optional<TokenCounter> counter,
            GenerationMetrics metrics,
            Tracing tracing) {
        RemoteEndpoint endpoint = new RemoteEndpoint(config, huggingFace);
        this.protocol = Protocol.of(config.protocol());
        String path = protocol.path(config.streaming());
        this.upstream = config.streaming()
                ? new StreamingUpstream(endpoint, path, config.idleTimeout(), tracing::headers)
                : new UnaryUpstream(endpoint, path, config);
        this.reader = new UpstreamReader(
                protocol, new ObjectMapper(), new SafeExcerpt(endpoint.secrets()), Clock.systemUTC());
        this.counter = counter;
        this.metrics = metrics;
    }

    /**
     * Opens what the configuration names, so that what is wrong with it stops the start.
     *
     * @throws org.scribes.textgen.domain.ModelLoadException when the tokenizer's files are not as they should be
     */
    public void open() {
        counter.ifPresent(tokenizer -> tokenizer.count("open"));
    }

    /** What {@code textgen.hub.tokenizer} names. */
    public Optional<TokenCounter> counter() {
        return counter;
    }

    /**
     * Asks for an answer and reads it to its end.
     *
     * @throws TransientFailure when there is none, but another attempt may bring one
     * @throws org.scribes.textgen.domain.GenerationException when there is none
     * @throws RefusedCall when the server may take the call in other words
     */
    @CircuitBreaker(failOn = {TransientFailure.class, TimeoutException.class})
    @Bulkhead(1024)
    @Timeout(value = 30, unit = ChronoUnit.SECONDS)
    public Completion make(UpstreamCall call, TokenSink sink, Cancellation cancellation) {
        UpstreamAnswer answer = new UpstreamAnswer(call, sink, counter);
        String outcome = "other"; // unless more is known
        try {
            UpstreamResponse response = upstream.send(call, cancellation);
            outcome = Integer.toString(response.status());
            try {
                return answer.completion(reader.read(response, answer, call.request()));
            } finally {
                response.close();
            }
        } catch (TransientFailure failure) {
            outcome = failure.reason();
            throw failure;
        } catch (GenerationException failure) {
            outcome = givenUp(cancellation).orElse(outcome);
            throw failure;
        } finally {
            metrics.apiCalled(outcome);
            answer.said().ifPresent(metrics::answerEnded);
        }
    }

    /** Why we did not read to the end, if it was we; {@code @Timeout} interrupts. */
    private static Optional<String> givenUp(Cancellation cancellation) {
        return Thread.currentThread().isInterrupted()
                ? Optional.of("timeout")
                : cancellation.reason().map(reason -> "cancelled");
    }
}
