package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.finish;
import static org.scribes.textgen.backend.remote.Events.streaming;
import static org.scribes.textgen.backend.remote.Events.token;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.remote.TestingUpstream.Behaviour;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.generation.pipeline.TestingChain.Outcome;
import org.scribes.textgen.observe.TestingMetrics;

/** What ends the wait for a server that says nothing, and its connection. */
class SilentServerTest {
    private static final Logger LOG = Logger.getLogger("org.scribes.textgen.backend");
    private static final Behaviour SILENT_AT_ONCE = (request, connection) -> connection.awaitClose();
    private static final Behaviour SILENT_AFTER_A_TOKEN =
            (request, connection) -> connection.stream().chunk(token("In")).awaitClose();

    private final TestingMetrics metrics = new TestingMetrics();
    private final TestingUpstream upstream = new TestingUpstream(streaming(List.of("In")));

    @BeforeEach
    void silenceTheLog() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void close() throws IOException {
        LOG.setLevel(null);
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void clientThatLeft_endsASilentConnectionSoon(boolean beforeHeaders) {
        upstream.behave(beforeHeaders ? SILENT_AT_ONCE : SILENT_AFTER_A_TOKEN);
        Cancellation cancellation = new Cancellation(Duration.ofSeconds(60), System::nanoTime);
        CompletableFuture<Void> leaving = CompletableFuture.runAsync(() -> {
            upstream.await(() -> upstream.calls() == 1);
            cancellation.cancel(Cancellation.Reason.CLIENT_GONE);
        });

        Outcome outcome = ask("60", cancellation);

        assertThat(leaving).succeedsWithin(Duration.ofSeconds(5));
        assertThat(outcome.failure().map(GenerationException::code)).contains(ErrorCode.CANCELLED);
        assertThat(metrics.counts()).containsEntry("textgen_api_calls status=cancelled", 1L);
        assertThat(cancellation.elapsed()).isLessThan(Duration.ofSeconds(3));
        upstream.awaitNoConnection();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void passedDeadline_endsASilentConnection(boolean beforeHeaders) {
        upstream.behave(beforeHeaders ? SILENT_AT_ONCE : SILENT_AFTER_A_TOKEN);
        Cancellation cancellation = new Cancellation(Duration.ofMillis(250), System::nanoTime);

        Outcome outcome = ask("60", cancellation);

        assertThat(outcome.failure().map(GenerationException::code)).contains(ErrorCode.TIMEOUT);
        assertThat(metrics.counts()).containsEntry("textgen_api_calls status=cancelled", 1L);
        assertThat(cancellation.elapsed()).isLessThan(Duration.ofSeconds(3));
        upstream.awaitNoConnection();
    }

    /** As {@code @Timeout} does. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptedWait_isATimeout(boolean beforeHeaders) {
        upstream.behave(beforeHeaders ? SILENT_AT_ONCE : SILENT_AFTER_A_TOKEN);
        Thread waiting = Thread.currentThread();
        CompletableFuture<Void> limit = CompletableFuture.runAsync(() -> {
            upstream.await(() -> upstream.calls() == 1);
            waiting.interrupt();
        });

        ask("60", new Cancellation(Duration.ofSeconds(60), System::nanoTime));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(limit).succeedsWithin(Duration.ofSeconds(5));
        assertThat(metrics.counts()).containsEntry("textgen_api_calls status=timeout", 1L);
        upstream.awaitNoConnection();
    }

    /** All that it could still say is how many tokens there were. */
    @Test
    void serverThatIsSilentAfterTheEnd_hasAnswered() {
        upstream.behave((request, connection) -> connection.stream()
                .chunk(token("In") + token(" the") + finish("length"))
                .awaitClose());

        Outcome outcome = ask("0.5", new Cancellation(Duration.ofSeconds(30), System::nanoTime));

        assertThat(outcome.seen()).containsExactly("In", " the");
        Completion answer = outcome.answer().orElseThrow().completion();
        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(answer.usage()).isEqualTo(new TokenUsage(6, 2, true));
        assertThat(upstream.calls()).isEqualTo(1);
        upstream.awaitNoConnection();
    }

    private Outcome ask(String idleTimeout, Cancellation cancellation) {
        RemoteBackend hub =
                TestingHubBackend.at(upstream.uri(), metrics, Map.of("textgen.hub.idle-timeout", idleTimeout));
        return new TestingChain(metrics, List.of(hub)).ask(TestingChain.request(Delivery.STREAM_ERROR), cancellation);
    }
}
