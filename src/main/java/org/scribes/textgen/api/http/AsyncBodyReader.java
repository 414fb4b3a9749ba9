package org.scribes.textgen.api.http;

import static org.scribes.textgen.observe.EventLog.failure;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.scribes.textgen.admission.BodyMemory;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;

/**
 * Reads a request's body as its bytes arrive, and holds no thread between them. It ends once: with the whole body, or with
 * a failure. One byte more than is allowed counts as the whole of it, and whoever reads it then refuses it.
 */
final class AsyncBodyReader implements ReadListener {
    private static final int CHUNK = 8192;
    private static final EventLog LOG = EventLog.of(AsyncBodyReader.class);

    private final ServletInputStream input;
    private final BodyMemory.Body room;
    private final int most;
    private final End end;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);

    /** How it ends. One of the two is called, once. */
    interface End {
        void whole(byte[] body);

        void failed(GenerationException failure);
    }

    /** @param most bytes that are allowed */
    AsyncBodyReader(ServletInputStream input, BodyMemory.Body room, int most, End end) {
        this.input = input;
        this.room = room;
        this.most = most;
        this.end = end;
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (!ended.get() && input.isReady() && !input.isFinished()) {
            int read = input.read(chunk, 0, Math.min(CHUNK, most + 1 - bytes.size()));
            if (read < 0) {
                break;
            }
            try {
                room.grow(read);
            } catch (GenerationException noRoom) {
                fail(noRoom);
                return;
            }
            bytes.write(chunk, 0, read);
            if (bytes.size() > most) {
                onAllDataRead();
                return;
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (ended.compareAndSet(false, true)) {
            room.arrived();
            end.whole(bytes.toByteArray());
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (ended.get()) {
            LOG.error("body_failed_late", failure(failure)); // a defect of what took the body
        }
        fail(MalformedBody.because("the body could not be read to its end"));
    }

    /** Ends it, unless it has ended before. From any thread. */
    void fail(GenerationException failure) {
        if (ended.compareAndSet(false, true)) {
            end.failed(failure);
        }
    }
}
