package org.scribes.textgen.backend.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;

/**
 * A response body whose reads never block longer than the {@link IdleTimeout} allows. A stalled server, a passed
 * deadline and a client that is gone end it, and closing it closes the connection. The next buffer is requested only
 * when the previous one is consumed, so a slow reader slows the server.
 */
final class UpstreamBody extends InputStream implements BodySubscriber<InputStream> {
    private sealed interface Item {}

    private record Bytes(List<ByteBuffer> buffers) implements Item {}

    private record End(@Nullable Throwable failure) implements Item {}

    private static final long DRAIN_MILLIS = 20;
    private static final int MOST_DRAINED = 8;

    /** Marks that the body is closed, before or after the subscription. */
    private static final Flow.Subscription CLOSED = new Flow.Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private final IdleTimeout timeout;
    private final Cancellation.Registration registration;
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private List<ByteBuffer> buffers = List.of();
    private int position;
    private @Nullable End end;

    UpstreamBody(IdleTimeout timeout, Cancellation cancellation) {
        this.timeout = timeout;
        this.registration = cancellation.onCancel(this::abort);
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription.compareAndSet(null, given)) {
            given.request(1);
        } else { // closed before the subscription
            given.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (!isClosed()) {
            items.add(new Bytes(part));
        }
    }

    @Override
    public void onError(Throwable failure) {
        items.add(new End(failure));
    }

    @Override
    public void onComplete() {
        items.add(new End(null));
    }

    @Override
    public int read() throws IOException {
        @Nullable ByteBuffer buffer = current();
        return buffer == null ? -1 : buffer.get() & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        @Nullable ByteBuffer buffer = current();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
    }

    /** The bytes available without blocking; decompressing readers need it. */
    @Override
    public int available() {
        return position < buffers.size() ? buffers.get(position).remaining() : 0;
    }

    /**
     * Skips the rest of a body of which nothing else matters, for a moment only. A connection whose body was read to
     * its end can be reused.
     */
    void drain() {
        try {
            for (int i = 0; i < MOST_DRAINED && end == null && !isClosed(); i++) {
                @Nullable Item item = items.poll(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (item == null) {
                    return;
                }
                if (item instanceof End last) {
                    end = last;
                }
                requestMore();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Closes the connection, unless the body was read to its end; also if the subscription comes later. Any thread may
     * call it, repeatedly. A pending or later read throws an {@link IOException}.
     */
    @Override
    public void close() {
        registration.close();
        abort();
    }

    private void abort() {
        Flow.@Nullable Subscription current = subscription.getAndSet(CLOSED);
        if (current != CLOSED) {
            items.clear();
            items.add(new End(new IOException("the body was closed")));
        }
        if (current != null) {
            current.cancel();
        }
    }

    private boolean isClosed() {
        return subscription.get() == CLOSED;
    }

    /** The buffer with the next byte; null at the end. */
    private @Nullable ByteBuffer current() throws IOException {
        while (position == buffers.size() || !buffers.get(position).hasRemaining()) {
            if (position < buffers.size()) {
                position++;
            } else if (!more()) {
                return null;
            }
        }
        return buffers.get(position);
    }

    private boolean more() throws IOException {
        if (end == null) {
            Item item = await();
            if (item instanceof Bytes bytes) {
                buffers = bytes.buffers();
                position = 0;
                requestMore();
                return true;
            }
            end = (End) item;
        }
        if (end.failure() != null) {
            throw new IOException(end.failure());
        }
        return false;
    }

    private void requestMore() {
        Flow.@Nullable Subscription current = subscription.get();
        if (current != null) {
            current.request(1);
        }
    }

    private Item await() {
        timeout.begins();
        while (true) {
            @Nullable Item item = timeout.within(millis -> items.poll(millis, TimeUnit.MILLISECONDS));
            if (item != null) {
                return item;
            }
        }
    }
}
