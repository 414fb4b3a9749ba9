package org.scribes.textgen.backend.local.batch;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.TokenSink;

/**
 * Hands one answer from the inference thread to the request's own thread, so that a slow or absent client never blocks
 * inference. Holds at most as many pieces as the answer has tokens.
 */
public final class AnswerChannel {
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private volatile boolean over;

    private sealed interface Item {}

    private record Piece(String text) implements Item {}

    private record Done(Completion completion) implements Item {}

    private record Failed(GenerationException failure) implements Item {}

    /** Wakes the reader after a cancellation. */
    private record Cancelled() implements Item {}

    /** The next piece of text. */
    void piece(String text) {
        items.add(new Piece(text));
    }

    /** The end of the answer. */
    void done(Completion completion) {
        over = true;
        items.add(new Done(completion));
    }

    /** The end without an answer. */
    void failed(GenerationException failure) {
        over = true;
        items.add(new Failed(failure));
    }

    /** Whether the end was handed over. */
    public boolean isOver() {
        return over;
    }

    /**
     * Passes the pieces on until the end. When {@code sink} fails, the answer is cancelled and the failure goes on.
     *
     * @throws GenerationException as handed over, or when the request was cancelled while nothing came
     */
    public Completion passOn(TokenSink sink, Cancellation cancellation) {
        Cancellation.Registration registration = cancellation.onCancel(() -> items.add(new Cancelled()));
        try {
            return passAll(sink, cancellation);
        } finally {
            registration.close();
        }
    }

    private Completion passAll(TokenSink sink, Cancellation cancellation) {
        while (true) {
            Item item = await(cancellation);
            if (item instanceof Done done) {
                return done.completion();
            } else if (item instanceof Failed failed) {
                throw failed.failure();
            } else if (item instanceof Piece piece) {
                pass(piece.text(), sink, cancellation);
            } else if (item instanceof Cancelled) {
                cancellation.throwIfCancelled();
            } else {
                throw new IllegalStateException("unknown item " + item);
            }
        }
    }

    private static void pass(String text, TokenSink sink, Cancellation cancellation) {
        try {
            sink.accept(text);
        } catch (RuntimeException | Error failure) {
            cancellation.cancel(Cancellation.Reason.CLIENT_GONE);
            throw failure;
        }
    }

    private Item await(Cancellation cancellation) {
        try {
            while (true) {
                @Nullable Item item = items.poll(cancellation.remaining().toNanos(), TimeUnit.NANOSECONDS);
                if (item != null) {
                    return item;
                }
                cancellation.throwIfCancelled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancellation.cancel(Cancellation.Reason.STOPPING);
            throw GenerationException.stopping();
        }
    }
}
