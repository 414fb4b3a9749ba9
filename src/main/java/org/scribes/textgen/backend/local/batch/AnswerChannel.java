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
 * Hands one answer from the lane's thread to the thread that asked for it, so that a reader who is slow or gone never
 * holds up the lane. Holds at most as many pieces as the answer has tokens.
 */
public final class AnswerChannel {
    private static final long LOOK_MILLIS = 100;

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private volatile boolean over;

    private sealed interface Item {}

    private record Piece(String text) implements Item {}

    private record Done(Completion completion) implements Item {}

    private record Failed(GenerationException failure) implements Item {}

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
        while (true) {
            Item item = await(cancellation);
            if (item instanceof Done done) {
                return done.completion();
            } else if (item instanceof Failed failed) {
                throw failed.failure();
            } else if (item instanceof Piece piece) {
                pass(piece.text(), sink, cancellation);
            } else {
                throw new IllegalStateException("unknown item " + item);
            }
        }
    }

    private static void pass(String text, TokenSink sink, Cancellation cancellation) {
        boolean passed = false;
        try {
            sink.accept(text);
            passed = true;
        } finally {
            if (!passed) {
                cancellation.cancel(Cancellation.Reason.CLIENT_GONE);
            }
        }
    }

    private Item await(Cancellation cancellation) {
        try {
            while (true) {
                @Nullable Item item = items.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
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
