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
 * Reads the body of a response piece by piece. Unlike the JDK's own stream it gives up when the server falls silent,
 * and answers an interrupt at once.
 */
final class BodyReader implements BodySubscriber<BodyReader>, AutoCloseable {
    /** Pieces (of some 16 KiB) that may wait to be read. */
    private static final int AHEAD = 8;

    private sealed interface Event {
        record Piece(List<ByteBuffer> bytes) implements Event {}

        record End() implements Event {}

        record Cut(Throwable cause) implements Event {}
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

    /**
     * The next piece, or nothing at the end of the body.
     *
     * @param patience how long a server may send nothing
     * @throws IOException when the body was cut off or the server fell silent
     */
    Optional<List<ByteBuffer>> next(Duration patience) throws IOException, InterruptedException {
        Event event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (event == null) {
            throw new IOException("nothing came for " + patience.toSeconds() + " seconds");
        }
        if (event instanceof Event.Cut cut) {
            throw new IOException("the connection was cut", cut.cause());
        }
        if (event instanceof Event.Piece piece) {
            subscription.join().request(1);
            return Optional.of(piece.bytes());
        }
        return Optional.empty();
    }

    /** Ends the transfer, if it has not ended: the connection is closed. */
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
        events.add(new Event.Cut(cause));
    }

    @Override
    public void onComplete() {
        events.add(new Event.End());
    }
}
