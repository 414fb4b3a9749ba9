package org.scribes.textgen.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.LogContext;

/**
 * Generates an answer and sends it while it comes into being, on the thread of the request: a client that reads slowly
 * slows its own answer and nothing else.
 *
 * <p>Written with {@link StreamingOutput} and not with {@code SseEventSink}: here a client that left is an exception of
 * the write, there the outcome of a stage that comes later. Both let a failure before the first byte become a plain
 * error response, since Liberty commits the response with the first byte only.
 *
 * @param <E> the type of the events
 */
public final class EventStream<E> implements StreamingOutput {
    private final String requestId;
    private final StreamProtocol<E> protocol;
    private final Cancellation cancellation;
    private final BiConsumer<Consumer<E>, Cancellation> generation;
    private final Heartbeats heartbeats;
    private final Json json;

    /** @param generation generates the answer on the calling thread; what it throws says why there is none */
    public EventStream(
            String requestId,
            StreamProtocol<E> protocol,
            Cancellation cancellation,
            BiConsumer<Consumer<E>, Cancellation> generation,
            Heartbeats heartbeats,
            Json json) {
        this.requestId = requestId;
        this.protocol = protocol;
        this.cancellation = cancellation;
        this.generation = generation;
        this.heartbeats = heartbeats;
        this.json = json;
    }

    /** The response that sends this stream. */
    public Response response() {
        return headers().entity(this).build();
    }

    /** The response to a request for the headers of a stream, which starts none. */
    public static Response.ResponseBuilder headers() {
        return Response.ok()
                .type(MediaType.SERVER_SENT_EVENTS_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // otherwise nginx buffers the events
                .header("X-Accel-Buffering", "no");
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
            send(() -> protocol.failure(known, writer));
        } finally {
            writer.end();
            heartbeat.stop();
        }
    }

    private void send(EventWriter writer, E event) {
        boolean last = protocol.isLast(event);
        if (last) {
            writer.end();
        }
        send(() -> protocol.event(event, writer));
        if (!last) {
            cancellation.throwIfCancelled();
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
