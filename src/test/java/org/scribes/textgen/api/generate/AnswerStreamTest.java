package org.scribes.textgen.api.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.EventStream;
import org.scribes.textgen.api.http.Heartbeats;
import org.scribes.textgen.api.http.RequestState;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.observe.LogContext;

class AnswerStreamTest {
    private final GenerationException full =
            GenerationException.retryable(ErrorCode.OVERLOADED, "full", Duration.ofSeconds(2));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Cancellation cancellation = new Cancellation(Duration.ofSeconds(30), () -> 0);
    private final TestingHeartbeats heartbeats = new TestingHeartbeats();

    @Test
    void answer_isItsTokensThenTheWhole() {
        stream(events -> {
                    events.accept(new StreamEvent.Token("In "));
                    events.accept(new StreamEvent.Token("the"));
                    events.accept(new StreamEvent.Done(result("In the")));
                })
                .write(out);

        assertThat(sent())
                .startsWith("event: token\ndata: {\"text\":\"In \"}\n\nevent: token\ndata: {\"text\":\"the\"}\n\n"
                        + "event: done\ndata: {\"answer\":\"In the\",\"status\":\"ok\",")
                .endsWith("}\n\n");
        assertThat(heartbeats.running).isEmpty();
    }

    @Test
    void restart_tellsTheReason() {
        stream(events -> {
                    events.accept(new StreamEvent.Token("In "));
                    events.accept(new StreamEvent.Restart(ErrorCode.UPSTREAM_ERROR));
                    events.accept(new StreamEvent.Token("the"));
                    events.accept(new StreamEvent.Done(result("the")));
                })
                .write(out);

        assertThat(sent())
                .contains(
                        "event: restart\ndata: {\"reason\":\"upstream_error\"}\n\nevent: token\ndata: {\"text\":\"the\"}");
    }

    @Test
    void failureBeforeAnythingWasSent_isThrown() {
        EventStream<StreamEvent> stream = stream(events -> {
            throw full;
        });

        assertThatThrownBy(() -> stream.write(out)).isSameAs(full);
        assertThat(out.size()).isZero();
        assertThat(heartbeats.running).isEmpty();
    }

    @Test
    void heartbeatAfterARefusal_doesNotBeginAStream() {
        EventStream<StreamEvent> stream = stream(events -> {
            throw full;
        });

        assertThatThrownBy(() -> stream.write(out)).isSameAs(full);
        heartbeats.lastStarted().run();

        assertThat(out.size()).isZero();
    }

    @Test
    void failureAfterAToken_isAnErrorEvent() {
        stream(events -> {
                    events.accept(new StreamEvent.Token("In "));
                    throw full;
                })
                .write(out);

        assertThat(sent())
                .isEqualTo("event: token\ndata: {\"text\":\"In \"}\n\nevent: error\n"
                        + "data: {\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"full\",\"instance\":\"/api/v1/generate/stream\",\"code\":\"OVERLOADED\","
                        + "\"request_id\":\"req-1\"}\n\n");
        assertThat(heartbeats.running).isEmpty();
    }

    @Test
    void failureAfterAHeartbeat_isAnErrorEvent() {
        stream(events -> {
                    heartbeats.lastStarted().run();
                    throw full;
                })
                .write(out);

        assertThat(sent()).startsWith(": waiting\n\nevent: error\ndata: {").contains("\"code\":\"OVERLOADED\"");
    }

    @Test
    void defectAfterAToken_tellsNothingOfItself() {
        for (Throwable defect : List.of(new IllegalStateException("SECRET"), new StackOverflowError("SECRET"))) {
            stream(events -> {
                        events.accept(new StreamEvent.Token("In "));
                        if (defect instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) defect;
                    })
                    .write(out);
        }

        assertThat(sent()).contains("\"code\":\"GENERATION_FAILED\"").doesNotContain("SECRET");
    }

    @Test
    void clientThatLeft_endsTheGenerationAtTheNextToken() {
        List<String> generated = new ArrayList<>();
        stream(events -> {
                    for (String text : List.of("a", "b", "c")) {
                        generated.add(text);
                        events.accept(new StreamEvent.Token(text));
                    }
                })
                .write(new LeavingClient(1));

        assertThat(generated).containsExactly("a", "b");
        assertThat(cancellation.reason()).contains(Cancellation.Reason.CLIENT_GONE);
        assertThat(heartbeats.running).isEmpty();
    }

    @Test
    void clientThatLeftWhileWaiting_isFoundByTheHeartbeat() {
        stream(events -> {
                    heartbeats.lastStarted().run();
                    cancellation.throwIfCancelled();
                    events.accept(new StreamEvent.Token("never"));
                })
                .write(new LeavingClient(0));

        assertThat(cancellation.reason()).contains(Cancellation.Reason.CLIENT_GONE);
    }

    private EventStream<StreamEvent> stream(Consumer<Consumer<StreamEvent>> generation) {
        CurrentRequest request = new CurrentRequest();
        LogContext.Scope scope = request.serve(new RequestState("req-1", "/api/v1/generate/stream"));
        try {
            return new EventStream<>(
                    request.id(),
                    new AnswerStream(request),
                    cancellation,
                    (events, until) -> generation.accept(events),
                    heartbeats,
                    TestingBodies.JSON);
        } finally {
            scope.close();
        }
    }

    private String sent() {
        return out.toString(UTF_8);
    }

    private static GenerationResult result(String text) {
        return new GenerationResult(
                "req-1",
                new Completion(
                        text, FinishReason.EOS_TOKEN, "tiny", Mode.LOCAL, TokenUsage.counted(3, 3), 0, List.of()),
                Route.DIRECT,
                Duration.ofMillis(12),
                Optional.of(Duration.ofMillis(3)));
    }

    /** Beats when the test says so. */
    private static final class TestingHeartbeats implements Heartbeats {
        private final List<Runnable> started = new ArrayList<>();
        private final List<Runnable> running = new ArrayList<>();

        @Override
        public Heartbeat start(Runnable beat) {
            started.add(beat);
            running.add(beat);
            return () -> running.remove(beat);
        }

        Runnable lastStarted() {
            return started.get(started.size() - 1);
        }
    }

    /** Takes so many writes and is gone. */
    private static final class LeavingClient extends OutputStream {
        private int writesLeft;

        LeavingClient(int writes) {
            this.writesLeft = writes;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (writesLeft-- == 0) {
                throw new IOException("Broken pipe");
            }
        }
    }
}
