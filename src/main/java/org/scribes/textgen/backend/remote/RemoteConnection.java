package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.RemainingQuota;
import org.scribes.textgen.domain.TokenCounter;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.Tracing;

/** Makes the calls of one target and reads their answers. */
final class RemoteConnection {
    private final Upstream upstream;
    private final UpstreamReader reader;
    private final InstantSource clock = Clock.systemUTC();
    private final Optional<TokenCounter> counter;
    private final GenerationMetrics metrics;

    /** @param counter counts tokens that the server does not report */
    RemoteConnection(
            UpstreamTarget target, Optional<TokenCounter> counter, GenerationMetrics metrics, Tracing tracing) {
        HubConfig config = target.hub();
        RemoteEndpoint endpoint = new RemoteEndpoint(target);
        Protocol protocol = Protocol.of(config.protocol());
        String path = protocol.path(config.streaming());
        this.upstream = config.streaming()
                ? new StreamingUpstream(endpoint, path, config.idleTimeout(), tracing::headers)
                : new UnaryUpstream(endpoint, path, config);
        this.reader = new UpstreamReader(protocol, new ObjectMapper(), new SafeExcerpt(endpoint.secrets()), clock);
        this.counter = counter;
        this.metrics = metrics;
    }

    /**
     * Asks {@code server} for an answer and reads it to its end.
     *
     * @param quota is told what the server says of the key's limits
     * @throws TransientFailure when there is none, but another attempt may bring one
     * @throws GenerationException when there is none
     * @throws RefusedCall when the server may take the call in other words
     */
    Completion make(
            UpstreamCall call,
            Destination server,
            TokenSink sink,
            Consumer<RemainingQuota> quota,
            Cancellation cancellation) {
        UpstreamAnswer answer = new UpstreamAnswer(call, sink, counter);
        String outcome = "other"; // unless more is known
        try {
            UpstreamResponse response = upstream.send(call, server, cancellation);
            outcome = Integer.toString(response.status());
            quota.accept(RemainingQuota.of(response.headers(), clock));
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
