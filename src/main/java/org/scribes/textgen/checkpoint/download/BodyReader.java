package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads a response body piece by piece. Unlike the JDK's stream, it times out if the server stops sending, and responds
 * to interrupts at once.
 */
final class BodyReader implements BodySubscriber<BodyReader>, AutoCloseable {
    /** Unread pieces (of about 16 KiB) in the buffer. */
    private static final int AHEAD = 8;

    private sealed interface Event {
        record Piece(List<ByteBuffer> bytes) implements Event {}

        record End() implements Event {}

        record Failure(Throwable cause) implements Event {}
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

    /**
     * The next piece, or empty at the end of the body.
     *
     * @param idleTimeout how long the server may send nothing
     * @throws IOException if the connection breaks or times out
     */
    Optional<List<ByteBuffer>> next(Duration idleTimeout) throws IOException, InterruptedException {
        Event event = events.poll(idleTimeout.toNanos(), TimeUnit.NANOSECONDS);
        if (event == null) {
            throw new IOException("the server sent nothing for " + idleTimeout.toSeconds() + " seconds");
        }
        if (event instanceof Event.Failure failure) {
            throw new IOException("the connection broke", failure.cause());
        }
        if (event instanceof Event.Piece piece) {
            subscription.join().request(1);
            return Optional.of(piece.bytes());
        }
        if (event instanceof Event.End) {
            return Optional.empty();
        }
        throw new IllegalStateException("unknown event " + event);
    }

    /** Closes the connection if the transfer has not ended. */
    @Override
    public void close() {
        var unused = subscription.thenAccept(Subscription::cancel);
    }

    @Override
    public CompletionStage<BodyReader> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription.complete(given);
        given.request(AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        events.add(new Event.Piece(bytes));
    }

    @Override
    public void onError(Throwable cause) {
        events.add(new Event.Failure(cause));
    }

    @Override
    public void onComplete() {
        events.add(new Event.End());
    }
}
