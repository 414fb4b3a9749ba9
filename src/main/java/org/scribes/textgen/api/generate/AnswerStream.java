package org.scribes.textgen.api.generate;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.EventWriter;
import org.scribes.textgen.api.http.FailureMapping;
import org.scribes.textgen.api.http.Heartbeats;
import org.scribes.textgen.api.http.Json;
import org.scribes.textgen.api.http.ProblemBody;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.observe.LogContext;

/**
 * Generates one answer and sends it while it comes into being, on the thread of the request: a client that reads slowly
 * slows its own answer and nothing else.
 *
 * <p>Written with {@link StreamingOutput} and not with {@code SseEventSink}: here a client that left is an exception of
 * the write, there the outcome of a stage that comes later. Both let a failure before the first byte become a plain
 * problem response, since Liberty commits the response with the first byte only.
 */
final class AnswerStream implements StreamingOutput {
    private final String requestId;
    private final String path;
    private final Cancellation cancellation;
    private final BiConsumer<Consumer<StreamEvent>, Cancellation> generation;
    private final Heartbeats heartbeats;
    private final Json json;

    /** @param generation generates the answer on the calling thread; what it throws says why there is none */
    AnswerStream(
            CurrentRequest request,
            Cancellation cancellation,
            BiConsumer<Consumer<StreamEvent>, Cancellation> generation,
            Heartbeats heartbeats,
            Json json) {
        this.requestId = request.id();
        this.path = request.path();
        this.cancellation = cancellation;
        this.generation = generation;
        this.heartbeats = heartbeats;
        this.json = json;
    }

    /** @throws RuntimeException what the generation throws, if nothing was sent before */
    @Override
    public void write(OutputStream out) {
        EventWriter writer = new EventWriter(out, json);
        Heartbeats.Heartbeat heartbeat =
                heartbeats.start(() -> LogContext.within(requestId, () -> send(() -> writer.comment("waiting"))));
        try {
            generation.accept(event -> send(writer, event), cancellation);
        } catch (RuntimeException | Error failure) {
            if (!writer.end()) {
                throw failure;
            }
            GenerationException known = FailureMapping.known(failure);
            send(() -> writer.event("error", ProblemBody.of(known, path, requestId)));
        } finally {
            writer.end();
            heartbeat.stop();
        }
    }

    private void send(EventWriter writer, StreamEvent event) {
        if (event instanceof StreamEvent.Token token) {
            send(() -> writer.event("token", new TokenBody(token.text())));
            cancellation.throwIfCancelled();
        } else if (event instanceof StreamEvent.Thinking thinking) {
            send(() -> writer.event("thinking", new TokenBody(thinking.text())));
            cancellation.throwIfCancelled();
        } else if (event instanceof StreamEvent.Cited cited) {
            send(() -> writer.event("citation", CitationBody.of(cited.citation())));
            cancellation.throwIfCancelled();
        } else if (event instanceof StreamEvent.Restart restart) {
            send(() -> writer.event("restart", RestartBody.of(restart.reason())));
            cancellation.throwIfCancelled();
        } else if (event instanceof StreamEvent.Done done) {
            writer.end();
            send(() -> writer.event("done", AnswerBody.of(done.result())));
        } else {
            throw new IllegalStateException("unknown event " + event);
        }
    }

    private void send(Sending sending) {
        try {
            sending.run();
        } catch (IOException gone) {
            cancellation.cancel(Cancellation.Reason.CLIENT_GONE);
        }
    }

    /** Something that is sent to a client who may be gone. */
    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }
}
